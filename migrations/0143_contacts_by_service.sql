-- Whoever was in danger again stands on every day's page of the service they left: found by it, not by going through all
-- its stays. A stay never changes its service.
ALTER TABLE follow_up ADD COLUMN service_id UUID;
UPDATE follow_up SET service_id =
    (SELECT st.service_id FROM stay st WHERE st.provider_id = follow_up.provider_id AND st.id = follow_up.stay_id);
DROP INDEX follow_up_in_danger;
CREATE INDEX follow_up_in_danger ON follow_up (provider_id, service_id) WHERE result = 'in_danger';
