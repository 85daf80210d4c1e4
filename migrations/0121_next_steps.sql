-- The day's page asks every member of staff for the next steps of their sessions that are due, and for refusals whose note
-- waits for them as the witness.
CREATE INDEX support_session_by_next_step ON support_session (provider_id, staff_id, next_on) WHERE next_on IS NOT NULL;
CREATE INDEX plan_signature_by_witness ON plan_signature (provider_id, witness_id) WHERE signer = 'note';
