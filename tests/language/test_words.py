from checker.language.words import words


def keys(text):
    return [word.key for word in words(text)]


def test_contractions_are_the_words_they_stand_for():
    assert keys("You can't, won’t and shouldn't; we'll see") == (
        ["you", "can", "not", "will", "not", "and", "should", "not", "we", "will", "see"]
    )


def test_british_and_american_spellings_meet():
    assert keys("unauthorised behaviour, licence, organisations") == keys("unauthorized behavior, license, organizations")


def test_possessives_are_marked_and_their_s_is_dropped():
    marked = {word.key: word.possessive for word in words("the User’s content and users' data of a user")}
    assert marked["users"] is True
    assert [word.possessive for word in words("User’s")] == [True]
    assert marked["data"] is False


def test_every_word_lies_where_it_says():
    text = "Don’t e-mail the Provider’s staff."
    assert [text[word.start : word.end] for word in words(text)] == [
        "Don’t",
        "Don’t",
        "e",
        "mail",
        "the",
        "Provider’s",
        "staff",
    ]


def test_only_the_asked_range_is_read():
    assert [word.key for word in words("one two three", 4, 7)] == ["two"]
