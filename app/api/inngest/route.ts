import { serve } from "inngest/next";
import { web, webFunctions } from "#jobs/index.ts";

export const maxDuration = 60;

export const { GET, POST, PUT } = serve({ client: web, functions: webFunctions });
