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
-- A person has one draft of a form at a time: whoever starts it again goes on with it.
CREATE UNIQUE INDEX assessment_draft_once ON assessment (provider_id, person_id, form) WHERE status = 'draft';

-- What a save of a draft changed: the fields, and what stood in them before. Kept for a day, so that a page which has
-- seen an older version can still be joined by field; gone when the form is signed.
CREATE TABLE assessment_revision (
    provider_id   UUID        NOT NULL,
    assessment_id UUID        NOT NULL,
    version       BIGINT      NOT NULL,
    saved_at      TIMESTAMPTZ NOT NULL,
    saved_by      UUID,
    paths         TEXT        NOT NULL,
    before        TEXT        NOT NULL,
    PRIMARY KEY (provider_id, assessment_id, version),
    FOREIGN KEY (provider_id, assessment_id) REFERENCES assessment (provider_id, id)
);

-- What somebody wrote into a field that another had changed meanwhile; it waits beside the field for a decision.
CREATE TABLE assessment_conflict (
    provider_id   UUID        NOT NULL,
    id            UUID        NOT NULL,
    assessment_id UUID        NOT NULL,
    path          TEXT        NOT NULL,
    answers       TEXT        NOT NULL,
    account_id    UUID,
    noticed_at    TIMESTAMPTZ NOT NULL,
    decided       BOOLEAN     NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, assessment_id) REFERENCES assessment (provider_id, id)
);
CREATE INDEX assessment_conflict_by_assessment ON assessment_conflict (provider_id, assessment_id);
