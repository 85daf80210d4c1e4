-- The provider's structure, dated: services, their units (ЗСУ 15), buildings, rooms, beds.
CREATE TABLE service (
    provider_id    UUID    NOT NULL REFERENCES provider (id),
    id             UUID    NOT NULL,
    kind           TEXT    NOT NULL,
    code           TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    zzdn_programme BOOLEAN NOT NULL,
    valid_from     DATE    NOT NULL,
    valid_until    DATE,
    next_case      BIGINT  NOT NULL DEFAULT 1,
    version        BIGINT  NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, code)
);

CREATE TABLE service_unit (
    provider_id       UUID   NOT NULL,
    id                UUID   NOT NULL,
    service_id        UUID   NOT NULL,
    name              TEXT   NOT NULL,
    kind              TEXT   NOT NULL,
    user_group        TEXT   NOT NULL,
    sex_rule          TEXT   NOT NULL,
    age_from          BIGINT,
    age_until         BIGINT,
    capacity          BIGINT NOT NULL CHECK (capacity > 0),
    staff_hundredths  BIGINT NOT NULL,
    stay_limit_months BIGINT,
    valid_from        DATE   NOT NULL,
    valid_until       DATE   CHECK (valid_until >= valid_from),
    version           BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, service_id) REFERENCES service (provider_id, id)
);
CREATE INDEX service_unit_by_service ON service_unit (provider_id, service_id);

CREATE TABLE building (
    provider_id       UUID    NOT NULL,
    id                UUID    NOT NULL,
    service_id        UUID    NOT NULL,
    name              TEXT    NOT NULL,
    address           TEXT    NOT NULL,
    address_protected BOOLEAN NOT NULL,
    position          BIGINT  NOT NULL,
    version           BIGINT  NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, service_id) REFERENCES service (provider_id, id)
);
CREATE INDEX building_by_service ON building (provider_id, service_id);

CREATE TABLE room (
    provider_id UUID    NOT NULL,
    id          UUID    NOT NULL,
    building_id UUID    NOT NULL,
    unit_id     UUID,
    floor       BIGINT  NOT NULL,
    name        TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    rule        TEXT    NOT NULL,
    accessible  BOOLEAN NOT NULL,
    position    BIGINT  NOT NULL,
    version     BIGINT  NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, building_id) REFERENCES building (provider_id, id),
    FOREIGN KEY (provider_id, unit_id) REFERENCES service_unit (provider_id, id)
);
CREATE INDEX room_by_building ON room (provider_id, building_id);

CREATE TABLE bed (
    provider_id UUID   NOT NULL,
    id          UUID   NOT NULL,
    room_id     UUID   NOT NULL,
    name        TEXT   NOT NULL,
    valid_from  DATE   NOT NULL,
    valid_until DATE,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, room_id) REFERENCES room (provider_id, id)
);
-- What a unit's capacity was, and whose beds stood in a room, up to a last day. What holds since stands in the part itself.
CREATE TABLE unit_before (
    provider_id UUID   NOT NULL,
    unit_id     UUID   NOT NULL,
    last_day    DATE   NOT NULL,
    capacity    BIGINT NOT NULL,
    PRIMARY KEY (provider_id, unit_id, last_day),
    FOREIGN KEY (provider_id, unit_id) REFERENCES service_unit (provider_id, id)
);
CREATE TABLE room_before (
    provider_id UUID NOT NULL,
    room_id     UUID NOT NULL,
    last_day    DATE NOT NULL,
    unit_id     UUID,
    PRIMARY KEY (provider_id, room_id, last_day),
    FOREIGN KEY (provider_id, room_id) REFERENCES room (provider_id, id),
    FOREIGN KEY (provider_id, unit_id) REFERENCES service_unit (provider_id, id)
);
CREATE INDEX bed_by_room ON bed (provider_id, room_id);
