CREATE TABLE "bookings" (
	"reception" text NOT NULL,
	"person" uuid NOT NULL,
	"conversation" text NOT NULL,
	"turn" integer NOT NULL,
	"status" text NOT NULL,
	"representative" uuid,
	"matter" text,
	"about" "bytea",
	"booked_at" timestamptz NOT NULL,
	CONSTRAINT "bookings_reception_person_pk" PRIMARY KEY("reception","person")
);
--> statement-breakpoint
CREATE TABLE "receptions" (
	"id" text PRIMARY KEY NOT NULL,
	"studio" text NOT NULL,
	"kind" text NOT NULL,
	"planned" date NOT NULL,
	"date" date NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	"place" text,
	"reason" jsonb,
	"provisional" boolean NOT NULL,
	"subject" text,
	"representatives" jsonb NOT NULL,
	"capacity" integer NOT NULL,
	"by_hand" boolean NOT NULL,
	"announced_at" timestamptz,
	"cancelled_at" timestamptz
);
--> statement-breakpoint
CREATE INDEX "bookings_person" ON "bookings" USING btree ("person");--> statement-breakpoint
CREATE INDEX "receptions_day" ON "receptions" USING btree ("studio","date");