import { afterAll } from "vitest";
import { createTestDatabase, testEnvironment } from "./stack.ts";

// Set-up file of the integration project: each test file has a database of its own, and server/env.ts finds its settings.
const own = await createTestDatabase();
Object.assign(process.env, testEnvironment(own.url));
afterAll(own.drop);
