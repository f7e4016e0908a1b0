"use client";
import { PageError } from "#components/shell/page-error.tsx";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  return <PageError digest={error.digest} retry={retry} />;
}
