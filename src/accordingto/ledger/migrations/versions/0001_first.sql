CREATE TABLE documents (
    id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    ref TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    title TEXT,
    published DATE,
    fetched TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    version INTEGER NOT NULL,
    superseded_by INTEGER,
    added TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(superseded_by) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX documents_once ON documents (sha256, coalesce(publisher, ''), coalesce(url, ''));

CREATE INDEX ix_documents_published ON documents (published);

CREATE INDEX ix_documents_ref ON documents (ref);

CREATE INDEX ix_documents_sha256 ON documents (sha256);

CREATE INDEX ix_documents_superseded_by ON documents (superseded_by);

CREATE INDEX ix_documents_url ON documents (url);

CREATE TABLE readings (
    id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    versions JSON NOT NULL,
    notes JSON NOT NULL,
    disputes JSON NOT NULL,
    pending JSON NOT NULL,
    superseded_by INTEGER,
    made TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document_id) REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(superseded_by) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_readings_document_id ON readings (document_id);

CREATE INDEX ix_readings_superseded_by ON readings (superseded_by);

CREATE TABLE actors (
    id INTEGER NOT NULL,
    reading_id INTEGER NOT NULL,
    local TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    role TEXT,
    affiliation TEXT,
    aliases TEXT,
    start INTEGER,
    "end" INTEGER,
    record JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reading_id) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_actors_reading_id ON actors (reading_id);

CREATE TABLE places (
    id INTEGER NOT NULL,
    reading_id INTEGER NOT NULL,
    local TEXT NOT NULL,
    words TEXT,
    name TEXT NOT NULL,
    country TEXT,
    lat FLOAT,
    lon FLOAT,
    geonames INTEGER,
    start INTEGER,
    "end" INTEGER,
    record JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reading_id) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_places_reading_id ON places (reading_id);

CREATE TABLE claims (
    id INTEGER NOT NULL,
    reading_id INTEGER NOT NULL,
    local TEXT NOT NULL,
    source TEXT,
    cue TEXT,
    content TEXT,
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    said TEXT,
    day DATE,
    venue TEXT,
    evidence TEXT NOT NULL,
    evidence_words TEXT,
    hedges TEXT,
    actor_id INTEGER,
    within_id INTEGER,
    confidence FLOAT,
    start INTEGER,
    "end" INTEGER,
    record JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reading_id) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(actor_id) REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(within_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_claims_actor_id ON claims (actor_id);

CREATE INDEX ix_claims_day ON claims (day);

CREATE INDEX ix_claims_reading_id ON claims (reading_id);

CREATE INDEX ix_claims_within_id ON claims (within_id);

CREATE TABLE events (
    id INTEGER NOT NULL,
    reading_id INTEGER NOT NULL,
    local TEXT NOT NULL,
    words TEXT,
    type TEXT NOT NULL,
    mode TEXT,
    modality TEXT NOT NULL,
    actor_words TEXT,
    recipient_words TEXT,
    place TEXT,
    place_id INTEGER,
    happened TEXT,
    day DATE,
    confidence FLOAT,
    start INTEGER,
    "end" INTEGER,
    record JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reading_id) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(place_id) REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_events_day ON events (day);

CREATE INDEX ix_events_place_id ON events (place_id);

CREATE INDEX ix_events_reading_id ON events (reading_id);

CREATE TABLE figures (
    id INTEGER NOT NULL,
    reading_id INTEGER NOT NULL,
    words TEXT,
    value FLOAT,
    low FLOAT,
    high FLOAT,
    likely_low FLOAT,
    likely_high FLOAT,
    unit TEXT,
    measure TEXT,
    counted TEXT,
    event_id INTEGER,
    claim_id INTEGER,
    start INTEGER,
    "end" INTEGER,
    record JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reading_id) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(event_id) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(claim_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_figures_claim_id ON figures (claim_id);

CREATE INDEX ix_figures_event_id ON figures (event_id);

CREATE INDEX ix_figures_reading_id ON figures (reading_id);

CREATE TABLE times (
    id INTEGER NOT NULL,
    reading_id INTEGER NOT NULL,
    words TEXT,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    mod TEXT,
    start INTEGER,
    "end" INTEGER,
    record JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reading_id) REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_times_reading_id ON times (reading_id);

CREATE TABLE claim_events (
    claim_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    PRIMARY KEY (claim_id, event_id),
    FOREIGN KEY(claim_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(event_id) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX claim_events_by_event ON claim_events (event_id);

CREATE TABLE event_vouchers (
    event_id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    PRIMARY KEY (event_id, claim_id),
    FOREIGN KEY(event_id) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(claim_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX event_vouchers_by_claim ON event_vouchers (claim_id);

CREATE TABLE event_parties (
    event_id INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (event_id, actor_id, part),
    FOREIGN KEY(event_id) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(actor_id) REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX event_parties_by_actor ON event_parties (actor_id);

CREATE TABLE links (
    id INTEGER NOT NULL,
    last_reading INTEGER NOT NULL,
    version TEXT NOT NULL,
    made TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE matters (
    id INTEGER NOT NULL,
    label TEXT NOT NULL,
    current BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE disputes (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    matter_id INTEGER,
    because JSON NOT NULL,
    current BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(matter_id) REFERENCES matters (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_disputes_matter_id ON disputes (matter_id);

CREATE TABLE dispute_sides (
    dispute_id INTEGER NOT NULL,
    side INTEGER NOT NULL,
    says TEXT NOT NULL,
    voices INTEGER NOT NULL,
    named JSON NOT NULL,
    actors JSON NOT NULL,
    PRIMARY KEY (dispute_id, side),
    FOREIGN KEY(dispute_id) REFERENCES disputes (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE dispute_claims (
    dispute_id INTEGER NOT NULL,
    side INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (dispute_id, side, claim_id),
    FOREIGN KEY(dispute_id) REFERENCES disputes (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(claim_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX dispute_claims_by_claim ON dispute_claims (claim_id);

CREATE TABLE pending (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    due TEXT,
    claim_id INTEGER NOT NULL,
    settled_by INTEGER,
    current BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(settled_by) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_pending_claim_id ON pending (claim_id);

CREATE INDEX ix_pending_settled_by ON pending (settled_by);

CREATE TABLE matter_claims (
    matter_id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    PRIMARY KEY (matter_id, claim_id),
    FOREIGN KEY(matter_id) REFERENCES matters (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(claim_id) REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX matter_claims_by_claim ON matter_claims (claim_id);

CREATE TABLE matter_events (
    matter_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    PRIMARY KEY (matter_id, event_id),
    FOREIGN KEY(matter_id) REFERENCES matters (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(event_id) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX matter_events_by_event ON matter_events (event_id);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    source, cue, content, content='claims', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
    INSERT INTO claims_fts (rowid, source, cue, content) VALUES (new.id, new.source, new.cue, new.content);
END;

CREATE TRIGGER claims_fts_delete AFTER DELETE ON claims BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, source, cue, content) VALUES ('delete', old.id, old.source, old.cue, old.content);
END;

CREATE TRIGGER claims_fts_update AFTER UPDATE OF source, cue, content ON claims BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, source, cue, content) VALUES ('delete', old.id, old.source, old.cue, old.content);
    INSERT INTO claims_fts (rowid, source, cue, content) VALUES (new.id, new.source, new.cue, new.content);
END;

CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, text, content='documents', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER documents_fts_update AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
