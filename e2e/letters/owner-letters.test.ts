import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { services } from '@holdfast/contracts'
import type { LetterTemplates } from '@holdfast/ledger'
import { describe, expect, test } from '@jest/globals'
import { render } from '../../services/notification/src/letters/render.ts'
import { templates } from '../../services/notification/src/letters/templates.ts'
import { languages } from '../../services/notification/src/letters/words.ts'

// Services do not import each other. Here the templates that owners ask for, and the values that they promise, meet the
// templates that notification has.

const folder = join(import.meta.dirname, '../../services')
const owners = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'src/letters/letter-events.ts')))
const asked = new Map<string, LetterTemplates>()
for (const owner of owners) {
  const letters = await import(join(folder, owner, 'src/letters/letter.ts'))
  asked.set(owner, letters.templates)
}

/** An example of a value, by the kind that its name tells. */
function examples(name: string): string[] {
  if (/^at$|At$/.test(name)) return ['2026-11-25T09:30:00Z', String(Date.UTC(2026, 10, 25))]
  if (/^role$|Role$/.test(name)) return ['developer', 'sites']
  if (name.endsWith('On')) return ['2026-11-25']
  if (name.endsWith('Amount')) return ['12500 EUR']
  return name === 'validHours' ? ['24', '1'] : ['true', 'objected', 'something else']
}

/** Writes the letter with exactly the values that its owner declares. Throws if the template needs another one. */
function write(template: string, given: readonly string[], locale: string, variant: number) {
  const names = given.filter((name) => name !== 'token')
  const [people, others] = [true, false].map((isPerson) => names.filter((name) => name.endsWith('UserId') === isPerson))
  const letter = {
    key: template,
    to: 'ada@example.com',
    fullName: 'Ada',
    locale,
    template,
    token: given.includes('token') ? 'token' : '',
    values: Object.fromEntries(others!.map((name) => [name, examples(name)[variant % examples(name).length]])),
    people: Object.fromEntries(people!.map((name) => [name.replace(/UserId$/, ''), 'Bo'])),
  }
  return render(letter, 'https://holdfast.test')
}

test('when a service has letters, notification follows its ledger', () => {
  expect(owners.sort()).toEqual([...services.notification.follows].sort())
})

test('when notification has a template, an owner asks for it', () => {
  expect(Object.keys(templates).sort()).toEqual([...asked.values()].flatMap((each) => Object.keys(each)).sort())
})

describe.each([...asked])('the letters of %s', (_, asksFor) => {
  test.each(Object.entries(asksFor))(
    'when %s is asked for, it can be written from the values that the owner gives',
    (name, given) => {
      const certain = given.filter((value) => !value.endsWith('?'))
      const everything = given.map((value) => value.replace('?', ''))
      for (const language of Object.keys(languages)) {
        for (const variant of [0, 1, 2]) {
          for (const values of [certain, everything]) {
            expect(write(name, values, language, variant).subject).not.toBe('')
          }
        }
      }
    },
  )
})
