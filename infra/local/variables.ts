/** Environment variables as programs receive them. Next narrows NodeJS.ProcessEnv to its own processes, so not that. */
export type Variables = Record<string, string | undefined>;
