// Where `npx drizzle-kit generate` finds the schema and writes the migrations that are applied at start.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/schema.ts',
  out: './src/database/migrations',
  migrations: { prefix: 'index' },
});
