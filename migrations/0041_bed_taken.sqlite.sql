-- '9999-12-31' and not '9999': a text that could be a number is compared as one, and is then before every instant.
CREATE TRIGGER bed_taken_insert BEFORE INSERT ON bed_use BEGIN
    SELECT RAISE(ABORT, 'bed_taken') WHERE EXISTS (
        SELECT 1 FROM bed_use u WHERE u.provider_id = NEW.provider_id AND u.bed_id = NEW.bed_id
          AND u.from_at < COALESCE(NEW.until_at, '9999-12-31') AND COALESCE(u.until_at, '9999-12-31') > NEW.from_at
          AND u.from_at < COALESCE(u.until_at, '9999-12-31') AND NEW.from_at < COALESCE(NEW.until_at, '9999-12-31'));
    SELECT RAISE(ABORT, 'stay_has_bed') WHERE NEW.stay_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM bed_use u WHERE u.provider_id = NEW.provider_id AND u.stay_id = NEW.stay_id
          AND u.from_at < COALESCE(NEW.until_at, '9999-12-31') AND COALESCE(u.until_at, '9999-12-31') > NEW.from_at
          AND u.from_at < COALESCE(u.until_at, '9999-12-31') AND NEW.from_at < COALESCE(NEW.until_at, '9999-12-31'));
END;
CREATE TRIGGER bed_taken_update BEFORE UPDATE ON bed_use BEGIN
    SELECT RAISE(ABORT, 'bed_taken') WHERE EXISTS (
        SELECT 1 FROM bed_use u WHERE u.provider_id = NEW.provider_id AND u.bed_id = NEW.bed_id AND u.id <> NEW.id
          AND u.from_at < COALESCE(NEW.until_at, '9999-12-31') AND COALESCE(u.until_at, '9999-12-31') > NEW.from_at
          AND u.from_at < COALESCE(u.until_at, '9999-12-31') AND NEW.from_at < COALESCE(NEW.until_at, '9999-12-31'));
    SELECT RAISE(ABORT, 'stay_has_bed') WHERE NEW.stay_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM bed_use u WHERE u.provider_id = NEW.provider_id AND u.stay_id = NEW.stay_id AND u.id <> NEW.id
          AND u.from_at < COALESCE(NEW.until_at, '9999-12-31') AND COALESCE(u.until_at, '9999-12-31') > NEW.from_at
          AND u.from_at < COALESCE(u.until_at, '9999-12-31') AND NEW.from_at < COALESCE(NEW.until_at, '9999-12-31'));
END;
