import { type ComponentProps, type FormEvent, useLayoutEffect, useRef } from "react";

type Props = Omit<ComponentProps<"form">, "action" | "method" | "noValidate" | "onSubmit"> & {
  /** What a press or Enter does, once the page is awake. */
  onSend: () => void;
};

/**
 * A form that only the page sends, never the browser: what is typed gets into no address, and a press before the page
 * is awake is kept by React, for the action's sake, until it is.
 */
export function Form({ onSend, ...rest }: Props) {
  // React keeps the action as it woke, before what was typed meanwhile was told
  const latest = useRef(onSend);
  useLayoutEffect(() => {
    latest.current = onSend;
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return <form {...rest} noValidate action={() => latest.current()} onSubmit={send} />;
}
