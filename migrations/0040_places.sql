-- Everything that takes up a bed: somebody's stay, a hold until its hour, cleaning, repair.
-- The database refuses two at once for one bed, and two beds at once for one stay.
CREATE TABLE bed_use (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    bed_id      UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    stay_id     UUID,
    from_at     TIMESTAMPTZ NOT NULL,
    until_at    TIMESTAMPTZ CHECK (until_at >= from_at),
    held_for    TEXT        NOT NULL DEFAULT '',
    note        TEXT        NOT NULL DEFAULT '',
    made_by     UUID,
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, bed_id) REFERENCES bed (provider_id, id),
    FOREIGN KEY (provider_id, stay_id) REFERENCES stay (provider_id, id),
    CHECK ((kind = 'stay') = (stay_id IS NOT NULL))
);
CREATE INDEX bed_use_by_bed ON bed_use (provider_id, bed_id, from_at);
CREATE INDEX bed_use_by_stay ON bed_use (provider_id, stay_id);
CREATE INDEX bed_use_by_end ON bed_use (provider_id, until_at, from_at);
