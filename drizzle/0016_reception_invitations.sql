CREATE TABLE "reception_invitations" (
	"reception" text NOT NULL,
	"department" text NOT NULL,
	"matters" jsonb NOT NULL,
	"comes" boolean,
	"invited_at" timestamptz NOT NULL,
	CONSTRAINT "reception_invitations_reception_department_pk" PRIMARY KEY("reception","department")
);
--> statement-breakpoint
ALTER TABLE "receptions" ADD COLUMN "reminded_of" date;