-- Few contacts find somebody in danger, and every page of the day asks for them: they are gone through, not the stays.
CREATE INDEX follow_up_in_danger ON follow_up (provider_id, done_at) WHERE result = 'in_danger';
