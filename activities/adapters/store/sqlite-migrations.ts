import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { FORMER_POLICIES, FORMER_POLICY_KEYS, FORMER_SECOND_SIGNATURE } from './former-policies.ts';

/*
 * SQLite's own DDL, written as SQL because that is what a reader checks it against. STRICT, so that a wrong type is an
 * error and not a surprise; foreign keys are looked at on commit, so that facts may be stored before the state they give.
 */
const FIRST: readonly string[] = [
  `create table meta (
    id integer primary key check (id = 1),
    store_id text not null,
    clock_mode text not null check (clock_mode in ('practice', 'real')),
    practice_now text,
    check ((clock_mode = 'practice') = (practice_now is not null))
  ) strict`,
  `create table plan (
    plan_id text primary key,
    plan text not null,
    policy text not null,
    adopted_at text not null,
    digest text not null
  ) strict`,
  `create table entity (
    plan_id text not null references plan deferrable initially deferred,
    entity_id text not null,
    kind text not null check (kind in ('task', 'round')),
    position integer not null,
    state text,
    version integer not null check (version >= 0),
    seen_version integer not null,
    next_at text,
    next_why text,
    finished integer not null check (finished in (0, 1)),
    chain text not null,
    primary key (plan_id, entity_id)
  ) strict`,
  `create index entity_position on entity (position)`,
  `create index entity_due on entity (next_at) where finished = 0`,
  `create index entity_unseen on entity (plan_id) where seen_version < version`,
  `create table fact (
    plan_id text not null,
    entity_id text not null,
    seq integer not null check (seq >= 1),
    key text not null,
    previous text not null,
    chain text not null,
    fact text not null,
    primary key (plan_id, entity_id, seq),
    unique (plan_id, entity_id, key),
    foreign key (plan_id, entity_id) references entity deferrable initially deferred
  ) strict`,
  `create trigger fact_never_changes before update on fact
    begin select raise(abort, 'facts are append-only: a fact is never changed'); end`,
  `create trigger fact_never_goes before delete on fact
    begin select raise(abort, 'facts are append-only: a fact is never deleted'); end`,
  `create trigger fact_follows before insert on fact
    when (new.seq = 1 and new.previous <> '') or (new.seq > 1 and not exists (
      select 1 from fact where plan_id = new.plan_id and entity_id = new.entity_id
        and seq = new.seq - 1 and chain = new.previous))
    begin select raise(abort, 'a fact must follow the last fact of its entity: number and chain'); end`,
  `create table message (
    plan_id text not null references plan deferrable initially deferred,
    id text not null,
    kind text not null,
    recipient text not null,
    addresses text not null,
    subject text not null,
    text_body text not null,
    html_body text not null,
    message_id text not null,
    thread text not null,
    entities text not null,
    send_at text not null,
    status text not null check (status in ('queued', 'sent', 'captured', 'failed')),
    sent_at text,
    response text,
    tries integer not null,
    lease_until integer not null,
    fence integer not null,
    retry_at integer not null,
    primary key (plan_id, id)
  ) strict`,
  `create index message_queued on message (send_at) where status = 'queued'`,
  `create table outbox (
    id integer primary key autoincrement,
    plan_id text not null,
    entity_id text not null,
    order_key text not null,
    mail text not null,
    to_body text not null,
    copy integer not null check (copy in (0, 1)),
    send_at text not null,
    status text not null check (status in ('queued', 'held', 'taken', 'withdrawn')),
    about text not null,
    message_id text,
    check ((status = 'taken') = (message_id is not null)),
    unique (plan_id, entity_id, order_key),
    foreign key (plan_id, entity_id) references entity deferrable initially deferred,
    foreign key (plan_id, message_id) references message deferrable initially deferred
  ) strict`,
  `create index outbox_queued on outbox (send_at, to_body, id) where status = 'queued'`,
  `create index outbox_message on outbox (plan_id, message_id) where message_id is not null`,
  `create table link (
    plan_id text not null,
    id text not null,
    entity_id text not null,
    body text not null,
    digest text not null unique,
    expires_at text not null,
    status text not null check (status in ('open', 'closed', 'revoked')),
    primary key (plan_id, id),
    foreign key (plan_id, entity_id) references entity deferrable initially deferred
  ) strict`,
  `create index link_entity on link (plan_id, entity_id)`,
  `create table report (
    plan_id text not null,
    id text not null,
    entity_id text not null,
    body text not null,
    kind text not null check (kind in ('progress', 'presented', 'result', 'round', 'decision')),
    at text not null,
    person_name text not null,
    person_title text not null,
    words text not null,
    document_number text,
    document_on text,
    primary key (plan_id, id),
    foreign key (plan_id, entity_id) references entity deferrable initially deferred
  ) strict`,
  `create index report_entity on report (plan_id, entity_id, at)`,
  `create table report_file (
    plan_id text not null,
    report_id text not null,
    position integer not null,
    sha256 text not null,
    name text not null,
    mime text not null,
    size integer not null,
    primary key (plan_id, report_id, position),
    foreign key (plan_id, report_id) references report deferrable initially deferred
  ) strict`,
  `create index report_file_sha256 on report_file (sha256)`,
  `create table file_chunk (
    sha256 text not null,
    position integer not null check (position >= 0),
    bytes blob not null check (length(bytes) between 1 and 1048576),
    primary key (sha256, position)
  ) strict`,
  `create table guidance (
    plan_id text not null references plan deferrable initially deferred,
    id text not null,
    number text not null,
    title text not null,
    issued_by text not null,
    issued_on text not null,
    received_on text,
    events text not null,
    registered_at text not null,
    undo_until text not null,
    undone_at text,
    undone_reason text,
    check ((undone_at is null) = (undone_reason is null)),
    primary key (plan_id, id)
  ) strict`,
  `create table setting (name text primary key, value text not null) strict`,
  `create table lease (name text primary key, holder text not null, until_ms integer not null) strict`,
];

/** What a message carries besides its texts, and how a report came that was brought on paper. */
const ENCLOSED_AND_PAPER: readonly string[] = [
  `alter table message add column enclosed text not null default '{}'`,
  `alter table report add column paper text`,
];

/**
 * Which message leaves first, until when it is of use, how it ended otherwise than sent or refused, and which letters were
 * taken back after they were composed. Columns are added and no table is made anew: a CHECK cannot be widened in place, and
 * a table to which others refer cannot be exchanged while foreign keys are on.
 * Policies that were adopted before get the two numbers that the shipped policy has had since.
 */
const MAILROOM: readonly string[] = [
  `alter table message add column priority integer not null default 1`,
  `alter table message add column composed_at text not null default ''`,
  `alter table message add column useful_until text not null default ''`,
  `alter table message add column ending text check (ending in ('bounced', 'withdrawn'))`,
  `update message set composed_at = send_at, useful_until = strftime('%Y-%m-%dT%H:%M:%fZ', send_at, '+7 days')`,
  `drop index message_queued`,
  `create index message_queued on message (priority, send_at, id) where status = 'queued'`,
  `alter table outbox add column recalled integer not null default 0 check (recalled in (0, 1))`,
  // What is asked at every step stands behind a text of a hundred kilobytes and more; the index answers without it.
  `create index plan_identity on plan (plan_id, adopted_at, digest)`,
  `update plan set policy = json_set(policy, '$.sending.retryUntil', '17:00', '$.sending.usefulWorkingDays', 5)
    where json_extract(policy, '$.sending.retryUntil') is null`,
];

/** What a progress report or a decision is about: a request for more time, the conclusion about a mark … */
const PURPOSE: readonly string[] = [`alter table report add column purpose text`];

/**
 * A file is found by its digest, which is known only when all of it has arrived; so its rows lie under the upload that
 * brought them. What was stored before is an upload named by its digest.
 */
const UPLOADS: readonly string[] = [
  `alter table file_chunk rename column sha256 to upload_id`,
  `create table upload (
    id text primary key,
    sha256 text unique,
    size integer not null,
    touched_ms integer not null
  ) strict`,
  `create index upload_touched on upload (touched_ms)`,
  `insert into upload (id, sha256, size, touched_ms)
    select upload_id, upload_id, sum(length(bytes)), 0 from file_chunk group by upload_id`,
];

/** Tasks that a decision has added to an adopted plan, whose own row never changes. */
const LATER_TASKS: readonly string[] = [
  `create table later_task (
    plan_id text not null references plan deferrable initially deferred,
    entity_id text not null,
    position integer not null,
    definition text not null,
    undone integer not null check (undone in (0, 1)),
    primary key (plan_id, entity_id),
    foreign key (plan_id, entity_id) references entity deferrable initially deferred
  ) strict`,
];

/** What came back or was answered by mail; `letter` is the only place where an answer's words stand. */
const INCOMING_MAIL: readonly string[] = [
  `create table incoming_mail (
    id text primary key,
    kind text not null check (kind in ('returned', 'delayed', 'automatic', 'answer', 'forged', 'unreadable')),
    taken_at text not null,
    plan_id text references plan deferrable initially deferred,
    message_id text,
    words text not null,
    letter text,
    read_at text,
    check (letter is null or kind = 'answer')
  ) strict`,
  `create index incoming_kind on incoming_mail (kind, taken_at)`,
  `create table incoming_entity (
    mail_id text not null references incoming_mail deferrable initially deferred,
    position integer not null,
    entity_id text not null,
    primary key (mail_id, position)
  ) strict`,
  `create index incoming_entity_id on incoming_entity (entity_id)`,
];

/** What has been begun and not sent, beside the facts and without a trace in them. */
const DRAFTS: readonly string[] = [
  `create table draft (
    plan_id text not null,
    entity_id text not null,
    body text not null,
    form text not null,
    id text not null,
    revision integer not null check (revision >= 1),
    typed text not null,
    saved_at text not null,
    primary key (plan_id, entity_id, body, form),
    foreign key (plan_id, entity_id) references entity deferrable initially deferred
  ) strict`,
  `create table draft_file (
    plan_id text not null,
    entity_id text not null,
    body text not null,
    form text not null,
    position integer not null,
    sha256 text not null,
    name text not null,
    mime text not null,
    size integer not null,
    primary key (plan_id, entity_id, body, form, position),
    foreign key (plan_id, entity_id, body, form) references draft deferrable initially deferred
  ) strict`,
  `create index draft_file_sha256 on draft_file (sha256)`,
];

/** A link that is renewed has another token; by the one before it is known which link somebody asks for again. */
const RENEWED_LINKS: readonly string[] = [
  `alter table link add column generation integer not null default 1 check (generation >= 1)`,
  `create index link_renewed on link (plan_id) where generation > 1`,
  `create table former_link (
    digest text primary key,
    plan_id text not null,
    link_id text not null,
    foreign key (plan_id, link_id) references link deferrable initially deferred
  ) strict`,
];

/** A body has a second link to a task, behind which its head signs. */
const SECOND_SIGNATURE: readonly string[] = [
  ...FORMER_SECOND_SIGNATURE,
  `alter table link add column purpose text not null default 'answer' check (purpose in ('answer', 'sign'))`,
];

/** In order of their names. A migration that has been released is never changed; the next one is added. */
export const SQLITE_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': { up: (db) => runAll(db, FIRST) },
  '0002-enclosed-and-paper': { up: (db) => runAll(db, ENCLOSED_AND_PAPER) },
  '0003-mailroom': { up: (db) => runAll(db, MAILROOM) },
  '0004-purpose': { up: (db) => runAll(db, PURPOSE) },
  '0005-policy-sections': { up: (db) => runAll(db, FORMER_POLICIES) },
  '0006-uploads': { up: (db) => runAll(db, UPLOADS) },
  '0007-incoming-mail': { up: (db) => runAll(db, INCOMING_MAIL) },
  '0008-policy-keys': { up: (db) => runAll(db, FORMER_POLICY_KEYS) },
  '0009-drafts': { up: (db) => runAll(db, DRAFTS) },
  '0010-later-tasks': { up: (db) => runAll(db, LATER_TASKS) },
  '0011-renewed-links': { up: (db) => runAll(db, RENEWED_LINKS) },
  '0012-second-signature': { up: (db) => runAll(db, SECOND_SIGNATURE) },
};

async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
