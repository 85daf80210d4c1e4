-- Answers to a form, kept as a FHIR QuestionnaireResponse; a draft until signed, then never changed.
CREATE TABLE assessment (
    provider_id  UUID        NOT NULL,
    id           UUID        NOT NULL,
    person_id    UUID        NOT NULL,
    case_id      UUID        NOT NULL,
    form         TEXT        NOT NULL,
    form_version TEXT        NOT NULL,
    status       TEXT        NOT NULL,
    answers      TEXT        NOT NULL,
    started_at   TIMESTAMPTZ NOT NULL,
    started_by   UUID,
    saved_at     TIMESTAMPTZ NOT NULL,
    saved_by     UUID,
    signed_at    TIMESTAMPTZ,
    previous_id  UUID,
    version      BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES case_record (provider_id, id)
);
CREATE INDEX assessment_by_person ON assessment (provider_id, person_id, form, started_at);
CREATE INDEX assessment_by_case ON assessment (provider_id, case_id);

CREATE TABLE assessment_signature (
    provider_id   UUID        NOT NULL,
    id            UUID        NOT NULL,
    assessment_id UUID        NOT NULL,
    account_id    UUID,
    signer        TEXT        NOT NULL,
    refused       BOOLEAN     NOT NULL,
    note          TEXT        NOT NULL DEFAULT '',
    signed_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, assessment_id) REFERENCES assessment (provider_id, id)
);
CREATE INDEX assessment_signature_by_assessment ON assessment_signature (provider_id, assessment_id);
