CREATE TABLE "contact_people" (
	"id" text PRIMARY KEY NOT NULL,
	"studio" text NOT NULL,
	"representative" uuid NOT NULL,
	"name" "bytea" NOT NULL,
	"phone" "bytea",
	"note" "bytea",
	"added_at" timestamptz NOT NULL,
	"last_on" date,
	"ended_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "record_card_openings" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"card" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"studio" text NOT NULL,
	"representative" uuid NOT NULL,
	"form" text NOT NULL,
	"on" date NOT NULL,
	"outcome" text NOT NULL,
	"matter" text,
	"words" "bytea",
	"fed_back_on" date,
	"due_on" date,
	"opened_at" timestamptz NOT NULL,
	"opened_by" uuid,
	"handed_in_at" timestamptz,
	"handed_in_by" uuid
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "received_by" uuid;--> statement-breakpoint
CREATE INDEX "contact_people_representative" ON "contact_people" USING btree ("representative");--> statement-breakpoint
CREATE INDEX "record_card_openings_card" ON "record_card_openings" USING btree ("card");--> statement-breakpoint
CREATE INDEX "record_cards_open" ON "record_cards" USING btree ("studio","due_on") WHERE "record_cards"."handed_in_at" is null;--> statement-breakpoint
CREATE INDEX "record_cards_representative" ON "record_cards" USING btree ("representative","on");--> statement-breakpoint
CREATE INDEX "record_cards_studio" ON "record_cards" USING btree ("studio","on");--> statement-breakpoint
CREATE INDEX "record_cards_matter" ON "record_cards" USING btree ("matter") WHERE "record_cards"."matter" is not null;