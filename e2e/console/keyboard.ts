import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { until } from '../support/until.ts'
import type { Moves } from './hand.ts'
import { groupHasFocus, hasFocus, isActiveOption, isBehind, isRadio, isUnderHeader, looksOf } from './in-page.ts'

/** More than any page has that can be tabbed to, on a page of a list. */
const MOST_TABS = 250
/** More than any menu or list of ours has entries. */
const MOST_ARROWS = 60

/**
 * With the keyboard alone, and no call that a keyboard does not have: Tab leads to a control or it is not reached, and one
 * has to see where one is.
 */
export function keyboard(page: Page): Moves {
  const { keyboard: keys } = page

  /** Presses a key until it is so. */
  async function repeat(key: string, most: number, what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (let times = 0; !(await isSo()); times++) {
      assert.ok(times < most, `${what}: not after ${most} times ${key}`)
      await keys.press(key)
    }
  }

  /** Tabs to a control, which looks other then than before. */
  async function reach(control: Locator, isThere = hasFocus): Promise<void> {
    await ready(control)
    if (await control.evaluate(hasFocus)) return
    const before = await control.evaluate(looksOf)
    const key = (await control.evaluate(isBehind)) ? 'Shift+Tab' : 'Tab'
    await repeat(key, MOST_TABS, `${control} has the focus`, () => control.evaluate(isThere))
    if (isThere !== hasFocus) return
    await until(`one sees that ${control} has the focus`, async () => (await control.evaluate(looksOf)) !== before, {
      seconds: 2,
    })
    assert.equal(await control.evaluate(isUnderHeader), false, `${control} is under the header`)
  }

  async function ready(control: Locator): Promise<void> {
    await control.waitFor()
    await until(`${control} can be used`, () => control.isEnabled(), { seconds: 20 })
  }

  /** Goes to a control by the keys that its kind is gone to by. */
  async function go(control: Locator): Promise<void> {
    await control.waitFor()
    const role = await control.getAttribute('role')
    if (role?.startsWith('menuitem'))
      return repeat('ArrowDown', MOST_ARROWS, `${control} has the focus`, () => control.evaluate(hasFocus))
    if (role === 'option')
      return repeat('ArrowDown', MOST_ARROWS, `${control} is told`, () => control.evaluate(isActiveOption))
    if (role !== 'tab') return reach(control)
    await reach(page.getByRole('tab', { selected: true }))
    await repeat('ArrowRight', MOST_ARROWS, `${control} has the focus`, () => control.evaluate(hasFocus))
  }

  /**
   * Part by part, in the order of the browser's own language, which is that of the United States whatever the page speaks. One has
   * to come from before the field: from behind it, one comes to the button of its calendar.
   */
  async function writeDate(date: string): Promise<void> {
    const [year, month, day] = date.split('-')
    for (let part = 0; part < 3; part++) await keys.press('ArrowLeft')
    await keys.type(`${month}${day}${year}`)
  }

  return {
    async press(control) {
      await go(control)
      await keys.press('Enter')
    },
    async write(field, text) {
      await reach(field)
      if ((await field.getAttribute('type')) === 'date') return writeDate(text)
      await keys.press('ControlOrMeta+a')
      await keys.press('Delete')
      await keys.type(text)
    },
    async tick(box) {
      await ready(box)
      if (!(await box.evaluate(isRadio))) {
        await reach(box)
        return keys.press('Space')
      }
      await reach(box, groupHasFocus)
      if (await box.evaluate(hasFocus)) await keys.press('Space')
      await repeat('ArrowDown', MOST_ARROWS, `${box} is chosen`, () => box.isChecked())
    },
    async choose(box, option) {
      await reach(box)
      await keys.press('ArrowDown')
      await go(option)
      await keys.press('Enter')
    },
    async pick(list, value) {
      await reach(list)
      // From the first one on; a list of the browser's own does not go round.
      await keys.press('Home')
      await repeat('ArrowDown', MOST_ARROWS, `${list} is at ${value}`, async () => (await list.inputValue()) === value)
    },
    leave: () => keys.press('Escape'),
  }
}
