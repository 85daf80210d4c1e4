-- Who a person is. An alias or nothing at all is enough; an identifier is never a key.
CREATE TABLE person (
    provider_id UUID        NOT NULL REFERENCES provider (id),
    id          UUID        NOT NULL,
    given       TEXT        NOT NULL DEFAULT '',
    middle      TEXT        NOT NULL DEFAULT '',
    family      TEXT        NOT NULL DEFAULT '',
    alias       TEXT        NOT NULL DEFAULT '',
    latin       TEXT        NOT NULL DEFAULT '',
    sex         TEXT        NOT NULL,
    birth_kind  TEXT        NOT NULL,
    born_from   DATE,
    born_until  DATE        CHECK (born_until >= born_from),
    citizenship TEXT        NOT NULL DEFAULT '',
    languages   TEXT        NOT NULL DEFAULT '',
    interpreter BOOLEAN     NOT NULL,
    died_on     DATE,
    created_at  TIMESTAMPTZ NOT NULL,
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX person_by_birth ON person (provider_id, born_from);

CREATE TABLE person_identifier (
    provider_id UUID   NOT NULL,
    id          UUID   NOT NULL,
    person_id   UUID   NOT NULL,
    kind        TEXT   NOT NULL,
    value       TEXT   NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    confirmed   BOOLEAN NOT NULL DEFAULT FALSE,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id)
);
CREATE INDEX person_identifier_by_person ON person_identifier (provider_id, person_id);
CREATE INDEX person_identifier_by_value ON person_identifier (provider_id, value);

CREATE TABLE person_contact (
    provider_id UUID    NOT NULL,
    id          UUID    NOT NULL,
    person_id   UUID    NOT NULL,
    kind        TEXT    NOT NULL,
    value       TEXT    NOT NULL,
    whose       TEXT    NOT NULL DEFAULT '',
    protected   BOOLEAN NOT NULL,
    safety      TEXT    NOT NULL,
    version     BIGINT  NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id)
);
CREATE INDEX person_contact_by_person ON person_contact (provider_id, person_id);

-- One rule a person: how, when and by whom she may be reached, what to ask first, what never to do.
CREATE TABLE safe_contact (
    provider_id UUID   NOT NULL,
    person_id   UUID   NOT NULL,
    how         TEXT   NOT NULL,
    times       TEXT   NOT NULL,
    by_whom     TEXT   NOT NULL,
    question    TEXT   NOT NULL,
    answer      TEXT   NOT NULL,
    never       TEXT   NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, person_id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id)
);

CREATE TABLE person_alert (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    person_id   UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    text        TEXT        NOT NULL,
    since       TIMESTAMPTZ NOT NULL,
    until       TIMESTAMPTZ,
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id)
);
CREATE INDEX person_alert_by_person ON person_alert (provider_id, person_id);

-- Stored once, read in both directions: "person_id is the <kind> of other_id", harmed_by is whoever of the two used
-- violence.
CREATE TABLE relation (
    provider_id    UUID    NOT NULL,
    id             UUID    NOT NULL,
    person_id      UUID    NOT NULL,
    other_id       UUID    NOT NULL,
    kind           TEXT    NOT NULL,
    guardianship   TEXT    NOT NULL DEFAULT 'none',
    lives_together BOOLEAN NOT NULL,
    harmed_by      UUID,
    note           TEXT    NOT NULL DEFAULT '',
    version        BIGINT  NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, person_id, other_id, kind),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id),
    FOREIGN KEY (provider_id, other_id) REFERENCES person (provider_id, id),
    CHECK (person_id <> other_id),
    CHECK (harmed_by IS NULL OR harmed_by IN (person_id, other_id))
);
CREATE INDEX relation_by_other ON relation (provider_id, other_id);

-- What a person can be found by: folded words of names and aliases, identifiers, case numbers.
CREATE TABLE person_word (
    provider_id UUID NOT NULL,
    word        TEXT NOT NULL,
    person_id   UUID NOT NULL,
    source      TEXT NOT NULL,
    PRIMARY KEY (provider_id, word, person_id, source)
);
-- It holds the words as well, so that the words of one person are read from it alone.
CREATE INDEX person_word_by_person ON person_word (provider_id, person_id, word);

-- For typing errors: the three-letter pieces of every word that names are made of. Names repeat, so this stays small
-- however many people there are.
CREATE TABLE word_piece (
    provider_id UUID NOT NULL,
    piece       TEXT NOT NULL,
    word        TEXT NOT NULL,
    PRIMARY KEY (provider_id, piece, word)
);
CREATE INDEX word_piece_by_word ON word_piece (provider_id, word);
