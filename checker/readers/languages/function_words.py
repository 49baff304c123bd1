"""Little words that tell languages apart, and letters that do: data for `tongues`.

Of each language some forty of its commonest words. A word that English has too ("in", "an", "was") speaks for neither side.
"""

from __future__ import annotations

from checker.readers.text.characters import word_set

ENGLISH = word_set(
    """the of and to or you your in any for not that by with is be are this may as our we on shall from will have has if such at
    other which all under an it its their they these those must can cannot do does don't you're we'll who when where no only
    without unless than about into but was were should would his her them there what how a i me
    so per see most more over out up"""
)
"""Common words of English terms: every third word of a text is one."""

LATIN = {
    "German": word_set(
        """und der das nicht sie ist mit für auf von dem den des ein eine einer eines einem einen sich oder sind wir uns
        unsere unserer ihre ihrer ihnen durch werden wird kann können dürfen darf haben hat bei zu zur zum nach über
        sowie wenn nur auch dass diese dieser diesen soweit ohne gegen"""
    ),
    "French": word_set(
        """les des une que qui dans pour vous nous est sont avec aux cette ces vos nos votre notre être pas ne sur leur
        tout toute ou sans par du au et ce son ses peut peuvent toutefois si lors ainsi sous entre dont elle afin n'est
        d'un d'une qu'il l'utilisateur conditions"""
    ),
    "Spanish": word_set(
        """que los las del una por para con sus usted este esta como más sobre cualquier nuestros nuestro nuestra puede
        pueden está están sin otros otras cuando también desde entre donde si no se es el y su nos al le son debe deberá
        caso"""
    ),
    "Portuguese": word_set(
        """que os das dos uma um por para com seus sua seu este esta como mais sobre qualquer nossos nosso nossa pode podem
        está são não sem outros quando também pelo pela ao aos você nos na nas no em se ou é à deve deverá caso"""
    ),
    "Italian": word_set(
        """che il gli dei delle della del di una per con sono non nel nella alla dal dalla questo questa questi come più
        qualsiasi nostri nostro nostra può possono senza altri quando anche ogni tra sui sulla si è al ai deve tali"""
    ),
    "Dutch": word_set(
        """het een van en de niet voor met zijn op aan dat door worden wordt kan kunnen mag bij naar ook uw onze ons wij u
        deze dit die geen tot om indien als te uit hebben heeft onder zal zullen moet maar wanneer zonder tussen"""
    ),
    "Swedish": word_set(
        """och att det som på är av för med inte den till om du vi kan har ska din dina vår våra oss sig eller från när
        också detta denna dessa får utan vid enligt alla dig samt under bli blir måste"""
    ),
    "Danish": word_set(
        """og at det som på er af for med ikke den til om du vi kan har skal din dine vores os sig eller fra når også dette
        denne disse må uden ved hvis alle dig samt blive bliver eller være"""
    ),
    "Norwegian": word_set(
        """og at det som på er av for med ikke den til om du vi kan har skal din dine vår våre oss seg eller fra når også
        dette denne disse må uten ved hvis alle deg samt bli blir være"""
    ),
    "Finnish": word_set(
        """ja on ei tai että se ovat kun jos voi myös sekä joka mitä niin kuin hän ole tämä tämän näiden näitä kaikki sen
        käyttää palvelun palvelua ehdot ehtoja mukaan sinun saa et eivät oikeus ilman jotka"""
    ),
    "Polish": word_set(
        """się nie jest oraz lub że przez przy dla ze do na po od jak które który która może mogą są ich jego zgodnie
        niniejszych niniejszego usług usługi w z i tym tego być użytkownik tylko jeśli bez także nasze"""
    ),
    "Czech": word_set(
        """a se na je že nebo které který která jsou jako při pro ze podle být může také není jejich tyto této tato těchto
        služby služeb pokud bez ve od k o v z aby však nesmí uživatel"""
    ),
    "Slovak": word_set(
        """a sa na je že alebo ktoré ktorý ktorá sú ako pri pre zo podľa byť môže tiež nie ich tieto tohto týchto týmito
        služby služieb ak bez od k o v z aby však nesmiete súhlasíte vášho ktorej vám váš"""
    ),
    "Hungarian": word_set(
        """a az és nem hogy vagy egy is van meg el ha csak mint ezt azt ezen által nélkül szerint valamint kell lehet
        minden más amely szolgáltatás szolgáltatások felhasználó jelen jogosult"""
    ),
    "Romanian": word_set(
        """și în de la cu pe nu este sunt sau care pentru din prin al ale unei unui acest aceste această să se ce mai fi
        dacă fără orice serviciile serviciului poate pot dumneavoastră noastre nostru"""
    ),
    "Turkish": word_set(
        """ve bir bu için ile de da olarak veya olan gibi daha her çok kadar değil ancak tarafından hizmet hizmetleri
        kullanıcı üzerinde olması sonra ise tüm göre herhangi şekilde etmek kullanım"""
    ),
    "Indonesian": word_set(
        """yang dan di dengan untuk dari ini itu pada tidak atau dalam adalah akan anda kami oleh dapat kepada sebagai
        setiap layanan pengguna harus jika tersebut juga ketentuan lain tanpa"""
    ),
    "Vietnamese": word_set(
        """và của các là bạn không được cho với có những này trong khi người dịch vụ sử dụng chúng tôi một để hoặc về từ
        phải việc theo đến điều khoản"""
    ),
}

SCRIPTS = (
    ("Japanese", "぀-ヿㇰ-ㇿ"),
    ("Korean", "ᄀ-ᇿ㄰-㆏가-힯"),
    ("Chinese", "㐀-䶿一-鿿豈-﫿"),
    ("Ukrainian", "іїєґІЇЄҐ"),
    ("Russian", "Ѐ-ӿ"),
    ("Greek", "Ͱ-Ͽἀ-῿"),
    ("Hebrew", "֐-׿"),
    ("Persian", "پچژگ"),
    ("Arabic", "؀-ۿݐ-ݿ"),
    ("Hindi", "ऀ-ॿ"),
    ("Bengali", "ঀ-৿"),
    ("Tamil", "஀-௿"),
    ("Thai", "฀-๿"),
    ("Georgian", "Ⴀ-ჿ"),
    ("Armenian", "԰-֏"),
)
"""Letters that only some languages have, the telling ones before the general: kana before Chinese characters."""
