import type { Locator, Page } from 'playwright-core'
import { until } from '../support/until.ts'
import { holdsFocus, isGone, openerOf } from './in-page.ts'

export type Way = 'pointer' | 'keyboard'

export interface File {
  name: string
  mimeType: string
  buffer: Buffer
}

/** What a hand does one way or the other. */
export interface Moves {
  /** A button, a link, a tab, an entry of a menu. */
  press(control: Locator): Promise<void>
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>
  /** Turns a radio button, a checkbox or a switch the other way. */
  tick(box: Locator): Promise<void>
  /** Chooses from the list that opens at the box. */
  choose(box: Locator, option: Locator): Promise<void>
  /** Chooses from a list of the browser's own, by value. */
  pick(list: Locator, value: string): Promise<void>
  /** Leaves a dialog without doing what it asks. */
  leave(dialog: Locator): Promise<void>
}

/** How somebody uses a page. Wherever a dialog closes, it asserts that the focus is back where it was. */
export interface Hand extends Moves {
  /** Presses what opens a dialog, which has the focus then. */
  open(control: Locator, name?: string): Promise<Locator>
  /** Presses a button of the dialog, which closes when its act is done. */
  finish(dialog: Locator, button: string): Promise<void>
  /** Hands a file, or the one of this path, to the place that asks for one. */
  give(place: Locator, file: File | string): Promise<void>
}

type Element = NonNullable<Awaited<ReturnType<Locator['elementHandle']>>>

export function handOf(page: Page, moves: Moves): Hand {
  const openers: Element[] = []

  async function isBack(what: string): Promise<void> {
    const opener = openers.pop()
    await until(
      `${what} has closed, and the focus is back on what opened it`,
      async () => !opener || (await opener.evaluate(holdsFocus)) || (await opener.evaluate(isGone)),
      { seconds: 3 },
    )
  }

  return {
    ...moves,
    async open(control, name) {
      await control.waitFor()
      const opener = await control.evaluateHandle(openerOf)
      openers.push(opener.asElement() as Element)
      await moves.press(control)
      const dialog = page.getByRole('dialog', { name }).last()
      await dialog.waitFor()
      await until('the dialog has the focus', () => dialog.evaluate(holdsFocus))
      return dialog
    },
    async finish(dialog, button) {
      await moves.press(dialog.getByRole('button', { name: button, exact: true }))
      await dialog.waitFor({ state: 'hidden' })
      await isBack(button)
    },
    async leave(dialog) {
      await moves.leave(dialog)
      await dialog.waitFor({ state: 'hidden' })
      await isBack('the dialog')
    },
    async give(place, file) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), moves.press(place)])
      await chooser.setFiles(file)
    },
  }
}

/** With a mouse or a finger. */
export function pointer(page: Page, close: string): Moves {
  const click = (control: Locator) => control.click()
  return {
    press: click,
    tick: click,
    write: (field, text) => field.fill(text),
    async choose(box, option) {
      await box.click()
      await option.click()
    },
    async pick(list, value) {
      await list.selectOption(value)
    },
    async leave(dialog) {
      const cross = dialog.getByRole('button', { name: close, exact: true }).first()
      // The command palette has none: one clicks beside it.
      if (await cross.isVisible()) await cross.click()
      else await page.mouse.click(5, 5)
    },
  }
}
