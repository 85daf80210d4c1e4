-- By which way a contact after the stay was made, or tried; of those written down before, it is not known.
ALTER TABLE follow_up ADD COLUMN channel TEXT;
-- Those who were in danger again are asked about on every day's page.
CREATE INDEX follow_up_in_danger ON follow_up (provider_id, stay_id) WHERE result = 'in_danger';

-- Whose file the call is about, where that is known: somebody who was here before.
ALTER TABLE signal ADD COLUMN person_id UUID;
CREATE INDEX signal_by_person ON signal (provider_id, person_id);
