CREATE TABLE "chat_log" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "chat_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session" text NOT NULL,
	"client_id" text NOT NULL,
	"at" timestamptz NOT NULL,
	"entry" "bytea" NOT NULL,
	CONSTRAINT "chat_log_session_id_pk" PRIMARY KEY("session","id"),
	CONSTRAINT "chat_log_client" UNIQUE("session","client_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person" uuid,
	"studio" text,
	"consented" boolean DEFAULT false NOT NULL,
	"state" "bytea",
	"retry_at" timestamp with time zone,
	"moved_to" text,
	"moved_from" text,
	"recent" integer DEFAULT 0 NOT NULL,
	"recent_since" timestamptz
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lane" text NOT NULL,
	"class" smallint NOT NULL,
	"body" "bytea",
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"message_id" text,
	"matter" text,
	"purpose" text NOT NULL,
	"person" uuid,
	"letter" bigint,
	"failure" text,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"conversation" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"revision" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"started_at" timestamptz NOT NULL,
	"touched_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dues" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamptz NOT NULL,
	"what" text NOT NULL,
	"args" jsonb NOT NULL,
	"conversation" text NOT NULL,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"key" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"pending" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"claim" uuid,
	"wakes_below" smallint DEFAULT 0 NOT NULL,
	"choices" jsonb
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "letters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"event_id" text NOT NULL,
	"conversation" text NOT NULL,
	"body" "bytea",
	"received_at" timestamptz NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"failure" text,
	CONSTRAINT "letters_event" UNIQUE("account","event_id")
);
--> statement-breakpoint
CREATE TABLE "pacing" (
	"key" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter" text NOT NULL,
	"at" timestamptz NOT NULL,
	"by" jsonb NOT NULL,
	"what" text NOT NULL,
	"reason" "bytea"
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"scope" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matter_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "matter_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter" text NOT NULL,
	"at" timestamptz NOT NULL,
	"by" jsonb NOT NULL,
	"event" jsonb NOT NULL,
	"letter" bigint
);
--> statement-breakpoint
CREATE TABLE "matter_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"matter" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamptz NOT NULL,
	"by" jsonb NOT NULL,
	"original" "bytea",
	"masked" text,
	"attachments" "bytea"
);
--> statement-breakpoint
CREATE TABLE "matters" (
	"number" text PRIMARY KEY NOT NULL,
	"running" integer NOT NULL,
	"studio" text NOT NULL,
	"resident" uuid NOT NULL,
	"conversation" text NOT NULL,
	"draft" text NOT NULL,
	"status" text NOT NULL,
	"category" text NOT NULL,
	"place" text,
	"text" text NOT NULL,
	"attachment_count" smallint NOT NULL,
	"urgent" boolean NOT NULL,
	"suspicion" text,
	"declined_by" uuid,
	"contested" boolean NOT NULL,
	"owner" uuid,
	"representative" uuid,
	"department" text,
	"promise" jsonb,
	"question" text,
	"round" smallint NOT NULL,
	"raised_at" timestamptz NOT NULL,
	"accepted_at" timestamptz,
	"replied_at" timestamptz,
	"closed_at" timestamptz,
	CONSTRAINT "matters_draft" UNIQUE("draft")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"matter" text NOT NULL,
	"round" smallint NOT NULL,
	"solved" boolean,
	"contacted" boolean,
	"satisfaction" text,
	"at" timestamptz NOT NULL,
	CONSTRAINT "ratings_matter_round_pk" PRIMARY KEY("matter","round")
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamptz NOT NULL,
	"reason" text NOT NULL,
	"conversation" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "screenings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamptz NOT NULL,
	"studio" text,
	"ground" text NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"account" text NOT NULL,
	"user_id" text NOT NULL,
	"person" uuid NOT NULL,
	"conversation" text,
	"reachable" boolean DEFAULT true NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failed_since" timestamptz,
	"used_at" timestamptz NOT NULL,
	CONSTRAINT "accounts_account_user_id_pk" PRIMARY KEY("account","user_id")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"district" text NOT NULL,
	"code" text NOT NULL,
	"studio" text,
	"name" text NOT NULL,
	"categories" jsonb NOT NULL,
	"workdays" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "departments_district_code_pk" PRIMARY KEY("district","code")
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"role" text NOT NULL,
	"studio" text,
	"district" text,
	"department" text,
	"about" jsonb NOT NULL,
	"from" timestamptz NOT NULL,
	"until" timestamptz
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"made_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"used_at" timestamptz,
	"voided_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roster_key" text,
	"name" "bytea",
	"phone" "bytea",
	"created_at" timestamptz NOT NULL,
	CONSTRAINT "people_roster_key_unique" UNIQUE("roster_key")
);
--> statement-breakpoint
CREATE TABLE "roster_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "studios" (
	"code" text PRIMARY KEY NOT NULL,
	"district" text NOT NULL,
	"name" text NOT NULL,
	"about" jsonb NOT NULL,
	"staff_group" text,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_district_districts_code_fk" FOREIGN KEY ("district") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_studio_studios_code_fk" FOREIGN KEY ("studio") REFERENCES "public"."studios"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_studio_studios_code_fk" FOREIGN KEY ("studio") REFERENCES "public"."studios"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_district_districts_code_fk" FOREIGN KEY ("district") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studios" ADD CONSTRAINT "studios_district_districts_code_fk" FOREIGN KEY ("district") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("lane","class","id") WHERE "deliveries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_message" ON "deliveries" USING btree ("lane","message_id") WHERE "deliveries"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_matter" ON "deliveries" USING btree ("matter","purpose") WHERE "deliveries"."matter" is not null;--> statement-breakpoint
CREATE INDEX "dues_at" ON "dues" USING btree ("at");--> statement-breakpoint
CREATE INDEX "lanes_next" ON "lanes" USING btree ("next_at") WHERE "lanes"."pending" > 0;--> statement-breakpoint
CREATE INDEX "letters_waiting" ON "letters" USING btree ("conversation","id") WHERE "letters"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "access_log_matter" ON "access_log" USING btree ("matter");--> statement-breakpoint
CREATE INDEX "matter_events_matter" ON "matter_events" USING btree ("matter","id");--> statement-breakpoint
CREATE INDEX "matter_texts_matter" ON "matter_texts" USING btree ("matter","at");--> statement-breakpoint
CREATE INDEX "matters_resident" ON "matters" USING btree ("resident","raised_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "matters_open" ON "matters" USING btree ("studio","running") WHERE "matters"."status" in ('raised', 'accepted', 'referred', 'replied');--> statement-breakpoint
CREATE INDEX "matters_studio" ON "matters" USING btree ("studio","raised_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "refusals_at" ON "refusals" USING btree ("at");--> statement-breakpoint
CREATE INDEX "screenings_at" ON "screenings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person");--> statement-breakpoint
CREATE INDEX "grants_person" ON "grants" USING btree ("person");--> statement-breakpoint
CREATE INDEX "invitations_person" ON "invitations" USING btree ("person");