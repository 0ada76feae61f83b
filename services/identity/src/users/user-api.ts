import { newId, normalEmail } from '@holdfast/contracts'
import type { Me, Users } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Call, type Handlers, type LinkTokens, note, signedIn } from '@holdfast/runtime'
import type { LinkPurpose } from '../letters/link.ts'
import { refuseWeakPassword, type Strength } from '../passwords/password.ts'
import type { PasswordHashes } from '../passwords/password-hash.ts'
import { recoveryCodesLeft } from '../two-factor/two-factor.ts'
import { readEmail } from './email.ts'
import { inEqualTime } from './equal-time.ts'
import type { Invited } from './invited-address.ts'
import {
  type Claim,
  changeProfile,
  confirmable,
  confirmEmail,
  readFullName,
  readLocale,
  repeatSignUp,
  type SignUp,
  signUp,
  takeOver,
  type User,
} from './user.ts'
import type { Erasing } from './user-erasing.ts'
import { person, type UserStore, unproven } from './user-store.ts'

type UsersHandlers = Pick<
  Handlers<typeof Users>,
  'signUp' | 'confirmEmail' | 'requestEmailConfirmation' | 'getMe' | 'updateMe' | 'deleteMe'
>

export function userApi(options: {
  ledger: Ledger
  users: UserStore
  hashes: PasswordHashes
  strength: Strength
  tokens: LinkTokens<LinkPurpose>
  erasing: Erasing
  /** What a mailed invitation proves; nothing if company does not answer. */
  invited(token: string, requestId: string): Promise<Invited>
  /** For security events. */
  addressHash(address: string): string
}): UsersHandlers {
  const { ledger, users, hashes, strength, tokens, erasing, invited, addressHash } = options
  return {
    async signUp(request, call) {
      const email = readEmail(request.email)
      note(call, { address: addressHash(email) })
      const fullName = readFullName(request.fullName)
      const locale = readLocale(request.locale || 'en')
      const { invitationToken } = request
      const proven = invitationToken ? await invited(invitationToken, call.requestId) : {}
      const { companyName } = proven
      await refuseWeakPassword(request.password, '/password', { email, fullName, companyName }, strength)
      await ledger.once(call, async () => {
        const passwordHash = await hashes.hash(request.password)
        const addressProven = proven.email === email
        const wanted = { email, fullName, locale, passwordHash, addressProven, userId: newId() }
        await inEqualTime(signUpOrTell(wanted, call))
        return null
      })
      return {}
    },

    async confirmEmail({ token, password }, call) {
      await ledger.once(call, async () => {
        const { id: userId, attempt } = tokens.read(token, 'confirm-email')
        note(call, { userId })
        await refuseWeakPassword(
          password,
          '/password',
          confirmable(await users.find(userId), attempt, Date.now()),
          strength,
        )
        const passwordHash = await hashes.hash(password)
        return users.change({ userId, call, actor: person(userId) }, (user, now) => ({
          ...confirmEmail(user, attempt, passwordHash, now),
          linkFollowedFrom: call.client?.ip,
        }))
      })
      return {}
    },

    async requestEmailConfirmation({ email }, call) {
      note(call, { address: addressHash(normalEmail(email)) })
      await ledger.once(call, async () => {
        await inEqualTime(tellIfHeld(normalEmail(email), call))
        return null
      })
      return {}
    },

    async getMe(_request, call) {
      return describeMe(await users.find(signedIn(call).userId))
    },

    async updateMe({ fullName, locale, ifVersion }, call) {
      await ledger.once(call, async () => {
        const edit = {
          fullName: fullName === undefined ? undefined : readFullName(fullName),
          locale: locale === undefined ? undefined : readLocale(locale),
          ifVersion,
        }
        await users.changeOwn(call, (user) => changeProfile(user, edit))
        return null
      })
      return describeMe(await users.find(signedIn(call).userId))
    },

    async deleteMe(_request, call) {
      await ledger.once(call, async () => {
        await erasing.eraseOwn(call)
        return { ended: 0, result: null }
      })
      return {}
    },
  }

  async function signUpOrTell(wanted: SignUp, call: Call): Promise<void> {
    for (;;) {
      const holder = await users.holderOf(wanted.email)
      if (holder) return tellHolder(holder, wanted, call)
      try {
        const { userId } = wanted
        return await users.add({ userId, call, actor: person(userId) }, (now) => signUp(wanted, now))
      } catch (error) {
        // Another sign-up was faster: the address has a holder now.
        if (!(error instanceof DomainError) || error.code !== 'address-taken') throw error
      }
    }
  }

  async function tellHolder(holder: string, wanted: SignUp, call: Call): Promise<void> {
    const { email, addressProven, fullName, locale, passwordHash } = wanted
    const claim: Claim = { fullName, locale, passwordHash }
    const actor = addressProven ? person(holder) : unproven(holder)
    await users.change({ userId: holder, call, actor }, (user, now) => {
      const isUnconfirmed = user.state === 'active' && user.email === email && !user.emailConfirmed
      return isUnconfirmed && addressProven ? takeOver(user, claim) : repeatSignUp(user, email, now, claim)
    })
  }

  async function tellIfHeld(email: string, call: Call): Promise<void> {
    const holder = await users.holderOf(email)
    if (!holder) return
    await users.change({ userId: holder, call, actor: unproven(holder) }, (user, now) => repeatSignUp(user, email, now))
  }
}

function describeMe(user: User | undefined): Me {
  if (!user || user.state === 'erased' || user.state === 'disabled') throw new DomainError('not-signed-in')
  const { pending } = user.emailChange
  return {
    userId: user.userId,
    email: user.email,
    emailConfirmed: user.emailConfirmed,
    fullName: user.fullName,
    locale: user.locale,
    twoFactor: user.twoFactor.state === 'on',
    createdAt: user.createdAt,
    ...(pending && Date.now() < pending.expiresAt && { pendingEmail: pending.email }),
    version: user.version,
    recoveryCodesLeft: recoveryCodesLeft(user),
  }
}
