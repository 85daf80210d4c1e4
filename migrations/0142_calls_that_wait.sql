-- A list of calls shows those that wait and those of one year.
CREATE INDEX signal_open ON signal (provider_id, service_id) WHERE outcome = 'open';
