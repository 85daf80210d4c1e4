CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE bed_use ADD CONSTRAINT bed_taken
    EXCLUDE USING gist (provider_id WITH =, bed_id WITH =, tstzrange(from_at, until_at) WITH &&);
ALTER TABLE bed_use ADD CONSTRAINT stay_has_bed
    EXCLUDE USING gist (provider_id WITH =, stay_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE (stay_id IS NOT NULL);
