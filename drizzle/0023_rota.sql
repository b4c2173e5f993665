CREATE TABLE "absences" (
	"person" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	CONSTRAINT "absences_person_from_day_pk" PRIMARY KEY("person","from_day")
);
--> statement-breakpoint
CREATE TABLE "calendar_links" (
	"person" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"made_at" timestamptz NOT NULL,
	CONSTRAINT "calendar_links_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "swaps" (
	"id" text PRIMARY KEY NOT NULL,
	"studio" text NOT NULL,
	"reception" text NOT NULL,
	"absent" uuid NOT NULL,
	"asked" jsonb NOT NULL,
	"state" text NOT NULL,
	"since" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "receptions" ADD COLUMN "rota_by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "swaps_reception" ON "swaps" USING btree ("reception");