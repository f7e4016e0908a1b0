import { useRouter as useNextRouter } from "next/navigation";
import { useMemo } from "react";
import { goesNow } from "./use-stay.ts";

/** The router of Next, which without a connection would end on the browser's own error page: this one stays and says so. */
export function useRouter(): ReturnType<typeof useNextRouter> {
  const router = useNextRouter();
  return useMemo(
    () => ({
      ...router,
      push: (...to) => void (goesNow() && router.push(...to)),
      replace: (...to) => void (goesNow() && router.replace(...to)),
      // News are asked for again when the connection is back.
      refresh: () => void (navigator.onLine && router.refresh()),
    }),
    [router],
  );
}
