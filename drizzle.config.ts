// Where `npm run generate` finds the schema and writes migrations. A landed migration is never edited (DESIGN §8).

import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'postgresql', schema: './src/store/schema/*.ts', out: './drizzle' });
