import { insist, orNoAnswer } from '../support/insist.ts'
import type { Mailbox } from '../support/mailbox.ts'
import { type Answer, type Headers, Person } from '../support/person.ts'

/** Everybody of the demo signs in with it. A phrase, because short passwords are refused. */
export const PASSWORD = 'seven calm boats at the quay'

interface Somebody {
  email: string
  fullName: string
  locale: 'en' | 'fr' | 'sv'
  /** For whoever reads the list of addresses. */
  role: string
}

const people = {
  ines: { email: 'ines@demo.example', fullName: 'Inès Marchand', locale: 'fr', role: 'owner of Atelier Marchand' },
  otto: {
    email: 'otto@demo.example',
    fullName: 'Otto Keller',
    locale: 'en',
    role: 'administrator of Atelier Marchand',
  },
  mira: { email: 'mira@demo.example', fullName: 'Mira Okafor', locale: 'en', role: 'developer of Atelier Marchand' },
  bea: {
    email: 'bea@demo.example',
    fullName: 'Béatrice Roy',
    locale: 'fr',
    role: 'billing member of Atelier Marchand',
  },
  sam: {
    email: 'sam@demo.example',
    fullName: 'Sam Whitlock',
    locale: 'en',
    role: 'administrator of the site Brasserie du Port',
  },
  lou: {
    email: 'lou@demo.example',
    fullName: 'Lou Fontaine',
    locale: 'fr',
    role: 'developer on the site Maison Verte',
  },
  astrid: {
    email: 'astrid@demo.example',
    fullName: 'Astrid Nyberg',
    locale: 'sv',
    role: 'owner of Nyberg & Dotter, administrator of Atelier Marchand',
  },
} as const satisfies Record<string, Somebody>

type Name = keyof typeof people

/** A laptop that has just started is slow: whoever is told to try again does. */
class PatientPerson extends Person {
  override call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const once = (key: Headers) =>
      orNoAnswer(super.call(method, path, body, method === 'GET' ? headers : { ...key, ...headers }))
    return insist(`${method} ${path}`, once)
  }
}

/** The people of the demo, who act through the API. */
export class DemoWorld {
  readonly people: readonly Somebody[] = Object.values(people)
  private readonly persons: Record<Name, Person>

  constructor(at: { api: string; mailbox: Mailbox }) {
    this.persons = Object.fromEntries(
      Object.entries(people).map(([name, profile]) => [
        name,
        new PatientPerson(at, { ...profile, password: PASSWORD }),
      ]),
    ) as Record<Name, Person>
  }

  who(name: Name): Person {
    return this.persons[name]
  }

  /** What is there of an earlier run. The last thing that a run does is that Otto joins a second company. */
  async found(): Promise<'nothing' | 'a part' | 'everything'> {
    const [ofInes, ofOtto] = [await this.companiesOf('ines'), await this.companiesOf('otto')]
    if (ofOtto === 2) return 'everything'
    return ofInes === 0 ? 'nothing' : 'a part'
  }

  private async companiesOf(name: Name): Promise<number> {
    const person = await this.signedIn(name)
    return person ? (await person.expect(200, 'GET', '/v1/me/access')).companies.length : 0
  }

  /** The person, if they have an account with the password of the demo. */
  private async signedIn(name: Name): Promise<Person | undefined> {
    const person = this.who(name)
    const { email, password } = person
    const { status, body } = await person.call('POST', '/v1/sessions', { email, password, as: 'token' })
    if (status !== 200) return undefined
    person.token = body.token
    return person
  }

  /** Whoever has an account of an earlier run signs in with it. */
  async everybodyJoins(): Promise<void> {
    for (const name of Object.keys(people) as Name[]) {
      if (await this.signedIn(name)) continue
      const person = this.who(name)
      const confirmation = { link: '/confirm-email' }
      const before = (await person.mailbox.fitting(person.email, confirmation)).length
      await person.signUp()
      await person.confirm(await person.mailbox.token(person.email, { ...confirmation, nth: before + 1 }))
      await person.signIn()
    }
  }
}
