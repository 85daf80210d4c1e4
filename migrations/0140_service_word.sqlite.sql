-- The words of those whose file a service holds: search begins in one's own services, so it costs what is found there,
-- however many people others have. Follows the words and the files by itself.
CREATE TABLE service_word (
    provider_id UUID NOT NULL,
    service_id  UUID NOT NULL,
    word        TEXT NOT NULL,
    person_id   UUID NOT NULL,
    PRIMARY KEY (provider_id, service_id, word, person_id)
) WITHOUT ROWID;

INSERT INTO service_word (provider_id, service_id, word, person_id)
SELECT DISTINCT h.provider_id, h.service_id, w.word, w.person_id
FROM file_holder h JOIN person_word w ON w.provider_id = h.provider_id AND w.person_id = h.person_id;

CREATE TRIGGER service_word_of_word AFTER INSERT ON person_word BEGIN
    INSERT OR IGNORE INTO service_word (provider_id, service_id, word, person_id)
    SELECT NEW.provider_id, h.service_id, NEW.word, NEW.person_id
    FROM file_holder h WHERE h.provider_id = NEW.provider_id AND h.person_id = NEW.person_id;
END;

CREATE TRIGGER service_word_without_word AFTER DELETE ON person_word BEGIN
    DELETE FROM service_word
    WHERE provider_id = OLD.provider_id AND word = OLD.word AND person_id = OLD.person_id
      AND service_id IN (SELECT h.service_id FROM file_holder h
          WHERE h.provider_id = OLD.provider_id AND h.person_id = OLD.person_id)
      AND NOT EXISTS (SELECT 1 FROM person_word w
          WHERE w.provider_id = OLD.provider_id AND w.person_id = OLD.person_id AND w.word = OLD.word);
END;

CREATE TRIGGER service_word_of_file AFTER INSERT ON file_holder BEGIN
    INSERT OR IGNORE INTO service_word (provider_id, service_id, word, person_id)
    SELECT NEW.provider_id, NEW.service_id, w.word, NEW.person_id
    FROM person_word w WHERE w.provider_id = NEW.provider_id AND w.person_id = NEW.person_id;
END;
