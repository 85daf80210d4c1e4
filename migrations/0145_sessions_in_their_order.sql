-- A page of somebody's sessions begins where the last one ended, by instant and id: nothing is sorted that is not shown.
DROP INDEX support_session_by_person;
CREATE INDEX support_session_by_person ON support_session (provider_id, person_id, held_at, id);
