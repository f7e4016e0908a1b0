import type { Locator } from "@playwright/test";

/**
 * Presses the buttons at the same moment, each as often as `times` says. Not by the mouse: that would wait in vain for
 * the button of a page which has already heard of the other's press.
 */
export async function pressAtOnce(buttons: Locator[], times = 1): Promise<void> {
  const found = await Promise.all(
    buttons.map((button) => button.evaluateHandle((node: HTMLElement) => node)),
  );
  const press = (node: HTMLElement, often: number) => {
    for (let pressed = 0; pressed < often; pressed += 1) node.click();
  };
  await Promise.all(found.map((node) => node.evaluate(press, times)));
}
