/** A key as printed on the keyboard; decoration beside a control that says the same in words. */
export function Kbd({ children }: { children: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  );
}
