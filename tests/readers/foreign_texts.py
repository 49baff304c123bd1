"""Invented terms in other languages, for tests: a heading, two sentences of duty, one of law."""

from __future__ import annotations

TERMS = {
    "German": """Nutzungsbedingungen

Sie dürfen den Dienst nur im Rahmen dieser Bedingungen nutzen. Es ist Ihnen nicht gestattet, den Dienst weiterzuverkaufen,
Schutzmaßnahmen zu umgehen oder Inhalte hochzuladen, die Rechte anderer verletzen.

Wir können Ihr Konto sperren, wenn Sie gegen diese Bedingungen verstoßen. Es gilt das Recht der Bundesrepublik Deutschland.
Sie müssen mindestens achtzehn Jahre alt sein, um ein Konto zu eröffnen.
""",
    "French": """Conditions d'utilisation

Vous ne pouvez utiliser le service que dans le respect des présentes conditions. Il vous est interdit de revendre l'accès au
service, de contourner les mesures de sécurité ou de publier des contenus qui portent atteinte aux droits d'autrui.

Nous pouvons suspendre votre compte si vous ne respectez pas ces conditions. Le droit français est applicable.
Vous devez avoir au moins dix-huit ans pour ouvrir un compte.
""",
    "Spanish": """Condiciones de uso

Usted puede utilizar el servicio solo de acuerdo con estas condiciones. No está permitido revender el acceso al servicio,
eludir las medidas de seguridad ni publicar contenidos que vulneren los derechos de otras personas.

Podemos suspender su cuenta si usted incumple estas condiciones. Se aplica la ley española.
Debe tener al menos dieciocho años para abrir una cuenta.
""",
    "Italian": """Condizioni d'uso

L'utente può utilizzare il servizio solo nel rispetto delle presenti condizioni. Non è consentito rivendere l'accesso al
servizio, aggirare le misure di sicurezza o pubblicare contenuti che violano i diritti di altri.

Possiamo sospendere il suo account se non rispetta queste condizioni. Si applica la legge italiana.
Per aprire un account bisogna avere almeno diciotto anni.
""",
    "Dutch": """Gebruiksvoorwaarden

U mag de dienst alleen gebruiken in overeenstemming met deze voorwaarden. Het is niet toegestaan om toegang tot de dienst door te
verkopen, beveiligingsmaatregelen te omzeilen of inhoud te plaatsen die de rechten van anderen schendt.

Wij kunnen uw account opschorten als u deze voorwaarden niet naleeft. Nederlands recht is van toepassing.
U moet minstens achttien jaar oud zijn om een account te openen.
""",
    "Polish": """Regulamin

Użytkownik może korzystać z usługi tylko zgodnie z niniejszym regulaminem. Nie wolno odsprzedawać dostępu do usługi, obchodzić
zabezpieczeń ani publikować treści, które naruszają prawa innych osób.

Możemy zawiesić konto, jeśli użytkownik nie przestrzega regulaminu. Do umowy stosuje się prawo polskie.
Aby założyć konto, trzeba mieć ukończone osiemnaście lat.
""",
    "Portuguese": """Termos de uso

Você pode utilizar o serviço apenas de acordo com estes termos. Não é permitido revender o acesso ao serviço, contornar as medidas
de segurança nem publicar conteúdos que violem os direitos de outras pessoas.

Podemos suspender a sua conta se você não cumprir estes termos. Aplica-se a lei brasileira.
Você deve ter pelo menos dezoito anos para abrir uma conta.
""",
    "Swedish": """Användarvillkor

Du får använda tjänsten endast i enlighet med dessa villkor. Det är inte tillåtet att sälja vidare åtkomst till tjänsten, kringgå
säkerhetsåtgärder eller publicera innehåll som kränker andras rättigheter.

Vi kan stänga av ditt konto om du inte följer villkoren. Svensk rätt gäller.
Du måste vara minst arton år för att öppna ett konto.
""",
    "Japanese": """利用規約

お客様は、本規約に従ってのみ本サービスを利用することができます。お客様は、本サービスを再販売したり、安全対策を回避したり、
他人の権利を侵害するコンテンツを公開したりしてはなりません。

お客様が本規約に違反した場合、当社はアカウントを停止することができます。本規約は日本法に準拠します。
アカウントを開設するには、十八歳以上である必要があります。
""",
    "Chinese": """使用条款

您只能按照本条款使用本服务。您不得转售本服务的访问权限，不得规避安全措施，也不得发布侵犯他人权利的内容。
如果您违反本条款，我们可以暂停您的账户。本条款适用中华人民共和国法律，由有管辖权的人民法院解决争议。

您必须年满十八岁才能开设账户。未经我们书面同意，您不得将账户转让给任何第三方，也不得允许他人使用您的账户登录本服务。
""",
    "Russian": """Условия использования

Вы можете использовать сервис только в соответствии с настоящими условиями. Запрещается перепродавать доступ к сервису, обходить
меры безопасности или публиковать материалы, которые нарушают права других лиц.

Мы можем приостановить действие вашего аккаунта, если вы нарушаете эти условия. Применяется право Российской Федерации.
Чтобы открыть аккаунт, вам должно быть не менее восемнадцати лет.
""",
    "Slovak": """Podmienky používania

Službu môžete používať len v súlade s týmito podmienkami. Nie je dovolené ďalej predávať prístup k službe, obchádzať bezpečnostné
opatrenia alebo zverejňovať obsah, ktorý porušuje práva iných osôb.

Ak tieto podmienky porušíte, môžeme váš účet pozastaviť. Platí slovenské právo.
Na otvorenie účtu musíte mať aspoň osemnásť rokov.
""",
    "Finnish": """Käyttöehdot

Voit käyttää palvelua vain näiden ehtojen mukaisesti. Et saa myydä pääsyä palveluun edelleen, kiertää turvatoimia tai julkaista
sisältöä, joka loukkaa muiden oikeuksia.

Voimme sulkea tilisi, jos et noudata ehtoja. Sopimukseen sovelletaan Suomen lakia.
Sinun on oltava vähintään kahdeksantoista vuotta vanha, jotta voit avata tilin.
""",
    "Turkish": """Kullanım koşulları

Hizmeti yalnızca bu koşullara uygun olarak kullanabilirsiniz. Hizmete erişimi yeniden satmak, güvenlik önlemlerini aşmak veya
başkalarının haklarını ihlal eden içerik yayınlamak yasaktır.

Bu koşullara uymazsanız hesabınızı askıya alabiliriz. Türk hukuku için yetkili mahkemeler İstanbul mahkemeleridir.
Hesap açmak için en az on sekiz yaşında olmanız gerekir ve bilgileriniz doğru olmalıdır.
""",
    "Arabic": """شروط الاستخدام

يجوز لك استخدام الخدمة فقط وفقا لهذه الشروط. لا يجوز لك إعادة بيع الوصول إلى الخدمة أو التحايل على إجراءات الأمان أو نشر محتوى
ينتهك حقوق الآخرين.

يجوز لنا تعليق حسابك إذا خالفت هذه الشروط. يسري القانون المصري على هذه الشروط.
يجب أن يكون عمرك ثمانية عشر عاما على الأقل لفتح حساب.
""",
    "Korean": """이용 약관

귀하는 본 약관에 따라서만 서비스를 이용할 수 있습니다. 서비스를 재판매하거나 보안 조치를 우회하거나 다른 사람의 권리를 침해하는
콘텐츠를 게시해서는 안 됩니다.

귀하가 본 약관을 위반하는 경우 당사는 계정을 정지할 수 있습니다. 대한민국 법률이 적용됩니다.
계정을 개설하려면 만 십팔 세 이상이어야 합니다.
""",
}

ENGLISH = """Terms of use

You may use the service only as these terms allow. You must not resell access to the service, circumvent its security or publish
content that infringes the rights of others.

We may suspend your account if you do not keep to these terms. The law of Sweden applies.
You must be at least eighteen years old to open an account.
"""
