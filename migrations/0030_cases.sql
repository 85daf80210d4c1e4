-- From the first call to the last follow-up.
CREATE TABLE signal (
    provider_id   UUID        NOT NULL,
    id            UUID        NOT NULL,
    service_id    UUID        NOT NULL,
    received_at   TIMESTAMPTZ NOT NULL,
    channel       TEXT        NOT NULL,
    caller        TEXT        NOT NULL,
    callback      TEXT        NOT NULL DEFAULT '',
    safe_to_call  TEXT        NOT NULL,
    danger_now    TEXT        NOT NULL,
    called_112_at TIMESTAMPTZ,
    adults        BIGINT      NOT NULL,
    children      BIGINT      NOT NULL,
    name_given    TEXT        NOT NULL DEFAULT '',
    told          TEXT        NOT NULL,
    whereabouts   TEXT        NOT NULL DEFAULT '',
    outcome       TEXT        NOT NULL,
    outcome_at    TIMESTAMPTZ,
    outcome_by    UUID,
    outcome_note  TEXT        NOT NULL DEFAULT '',
    recorded_by   UUID,
    version       BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, service_id) REFERENCES service (provider_id, id)
);
CREATE INDEX signal_by_service ON signal (provider_id, service_id, received_at);

-- A case: one household's use of a service from entry to end. A return is a new case.
CREATE TABLE case_record (
    provider_id     UUID        NOT NULL,
    id              UUID        NOT NULL,
    service_id      UUID        NOT NULL,
    number          BIGINT      NOT NULL,
    opened_at       TIMESTAMPTZ NOT NULL,
    closed_at       TIMESTAMPTZ,
    signal_id       UUID,
    entry           TEXT        NOT NULL,
    reason          TEXT        NOT NULL,
    referrer        TEXT        NOT NULL DEFAULT '',
    referral_number TEXT        NOT NULL DEFAULT '',
    referral_on     DATE,
    brought_by      TEXT        NOT NULL,
    brought_by_name TEXT        NOT NULL DEFAULT '',
    condition       TEXT        NOT NULL DEFAULT '',
    belongings      TEXT        NOT NULL DEFAULT '',
    house_rules_given BOOLEAN   NOT NULL DEFAULT FALSE,
    information_given BOOLEAN   NOT NULL DEFAULT FALSE,
    life_in_danger  BOOLEAN     NOT NULL,
    trafficking     BOOLEAN     NOT NULL,
    duration        TEXT        NOT NULL,
    case_manager_id UUID,
    version         BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, service_id, number),
    FOREIGN KEY (provider_id, service_id) REFERENCES service (provider_id, id),
    FOREIGN KEY (provider_id, signal_id) REFERENCES signal (provider_id, id)
);
CREATE INDEX case_record_open ON case_record (provider_id, service_id, closed_at, opened_at);

-- One person's stay within a case. A move keeps it; the database lets nobody have two open ones.
CREATE TABLE stay (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    case_id     UUID        NOT NULL,
    service_id  UUID        NOT NULL,
    unit_id     UUID        NOT NULL,
    person_id   UUID        NOT NULL,
    part        TEXT        NOT NULL,
    admitted_at TIMESTAMPTZ NOT NULL,
    ended_at    TIMESTAMPTZ,
    destination TEXT,
    end_note    TEXT        NOT NULL DEFAULT '',
    over_capacity BOOLEAN   NOT NULL DEFAULT FALSE,
    -- Why a rule of the unit was not kept when they came in.
    exception_reason TEXT   NOT NULL DEFAULT '',
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES case_record (provider_id, id),
    FOREIGN KEY (provider_id, unit_id) REFERENCES service_unit (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id),
    CHECK (ended_at >= admitted_at)
);
CREATE UNIQUE INDEX stay_open_once ON stay (provider_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX stay_by_case ON stay (provider_id, case_id);
CREATE INDEX stay_by_person ON stay (provider_id, person_id, admitted_at);
CREATE INDEX stay_by_service ON stay (provider_id, service_id, ended_at, admitted_at);
CREATE INDEX stay_by_unit ON stay (provider_id, unit_id) WHERE ended_at IS NULL;

-- The ground on which a person is here.
CREATE TABLE legal_basis (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    stay_id     UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    number      TEXT        NOT NULL DEFAULT '',
    issuer      TEXT        NOT NULL DEFAULT '',
    valid_from  TIMESTAMPTZ NOT NULL,
    valid_until TIMESTAMPTZ,
    note        TEXT        NOT NULL DEFAULT '',
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, stay_id) REFERENCES stay (provider_id, id)
);
CREATE INDEX legal_basis_by_stay ON legal_basis (provider_id, stay_id);

-- Whom the centre told, of what, when and how. Sent is sent: never changed.
CREATE TABLE notice (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    case_id     UUID        NOT NULL,
    person_id   UUID,
    about       TEXT        NOT NULL,
    addressee   TEXT        NOT NULL,
    channel     TEXT        NOT NULL,
    reference   TEXT        NOT NULL DEFAULT '',
    sent_at     TIMESTAMPTZ NOT NULL,
    sent_by     UUID,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES case_record (provider_id, id)
);
CREATE INDEX notice_by_case ON notice (provider_id, case_id);

CREATE TABLE absence (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    stay_id     UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    left_at     TIMESTAMPTZ NOT NULL,
    due_at      TIMESTAMPTZ,
    returned_at TIMESTAMPTZ,
    whereto     TEXT        NOT NULL DEFAULT '',
    note        TEXT        NOT NULL DEFAULT '',
    recorded_by UUID,
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, stay_id) REFERENCES stay (provider_id, id),
    CHECK (returned_at >= left_at)
);
CREATE UNIQUE INDEX absence_open_once ON absence (provider_id, stay_id) WHERE returned_at IS NULL;
CREATE INDEX absence_by_stay ON absence (provider_id, stay_id, left_at);

CREATE TABLE contract (
    provider_id UUID   NOT NULL,
    id          UUID   NOT NULL,
    case_id     UUID   NOT NULL,
    person_id   UUID   NOT NULL,
    number      TEXT   NOT NULL,
    concluded_on DATE  NOT NULL,
    starts_on   DATE   NOT NULL,
    ends_on     DATE   NOT NULL CHECK (ends_on >= starts_on),
    subject     TEXT   NOT NULL,
    manner      TEXT   NOT NULL,
    duties      TEXT   NOT NULL,
    fee         TEXT   NOT NULL,
    payment     TEXT   NOT NULL,
    ending      TEXT   NOT NULL,
    extends_id  UUID,
    -- Longer than the limit of stay: why, and on which document of the ДСП; allowed to the manager alone.
    over_reason   TEXT NOT NULL DEFAULT '',
    over_document TEXT NOT NULL DEFAULT '',
    over_by       UUID,
    notice_on   DATE,
    ended_on    DATE,
    end_ground  TEXT,
    end_note    TEXT   NOT NULL DEFAULT '',
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES case_record (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id)
);
CREATE INDEX contract_by_case ON contract (provider_id, case_id);
CREATE INDEX contract_by_person ON contract (provider_id, person_id, starts_on);

CREATE TABLE results_report (
    provider_id  UUID   NOT NULL,
    id           UUID   NOT NULL,
    contract_id  UUID   NOT NULL,
    made_on      DATE   NOT NULL,
    achieved     TEXT   NOT NULL,
    remaining    TEXT   NOT NULL,
    advice       TEXT   NOT NULL,
    delivered_on DATE,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, contract_id) REFERENCES contract (provider_id, id)
);
CREATE INDEX results_report_by_contract ON results_report (provider_id, contract_id);

-- The steps in the protection of a trafficked person that start a clock (ЗБТХ 25, 26).
CREATE TABLE trafficking_step (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    stay_id     UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    taken_on    DATE        NOT NULL,
    number      TEXT        NOT NULL DEFAULT '',
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by UUID,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, stay_id, kind),
    FOREIGN KEY (provider_id, stay_id) REFERENCES stay (provider_id, id)
);

-- A contact made or tried after someone left, as often as it takes; the planned ones follow from the stay's end.
CREATE TABLE follow_up (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    stay_id     UUID        NOT NULL,
    month       BIGINT      NOT NULL,
    done_at     TIMESTAMPTZ NOT NULL,
    result      TEXT        NOT NULL,
    note        TEXT        NOT NULL DEFAULT '',
    done_by     UUID,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, stay_id) REFERENCES stay (provider_id, id)
);
CREATE INDEX follow_up_by_stay ON follow_up (provider_id, stay_id, month);
