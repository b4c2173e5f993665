CREATE TABLE "arrived" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "arrived_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "arrived_message" UNIQUE("account","message_id")
);
--> statement-breakpoint
CREATE TABLE "channel_accounts" (
	"account" text PRIMARY KEY NOT NULL,
	"seen_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_logins" (
	"account" text PRIMARY KEY NOT NULL,
	"login" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_links" (
	"link_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"person" uuid NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"cookie_hash" text,
	CONSTRAINT "login_links_cookie" UNIQUE("cookie_hash")
);
--> statement-breakpoint
ALTER TABLE "pacing" ADD COLUMN "other_chat_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pacing" ADD COLUMN "chat" text;--> statement-breakpoint
ALTER TABLE "pacing" ADD COLUMN "notice_at" timestamp with time zone;