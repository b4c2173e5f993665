CREATE TABLE "upkeep" (
	"what" text PRIMARY KEY NOT NULL,
	"at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX "letters_parked" ON "letters" USING btree ("id") WHERE "letters"."status" = 'parked';