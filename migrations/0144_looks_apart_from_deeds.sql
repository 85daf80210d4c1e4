-- A file is looked at far more often than it is changed, for years: what was changed in it, and who looked today, are found
-- without going through all its looks.
CREATE INDEX audit_entry_deeds_by_person ON audit_entry (provider_id, person_id, seq) WHERE action <> 'file.viewed';
CREATE INDEX audit_entry_looks_by_day ON audit_entry (provider_id, person_id, at) WHERE action = 'file.viewed';
