import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { errors, jwtVerify, SignJWT } from 'jose'

/** Who is asking. Services take it from nobody but a trusted signer. */
export type Principal =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      userId: string
      sessionId: string
      /** Two-factor authentication is on for this user, and this session passed it. */
      twoFactor: boolean
      /** Milliseconds since 1970: when password and code were last proven. */
      provenAt: number
      operator: boolean
    }
  | {
      kind: 'api-key'
      keyId: string
      /** Who made it, and for whom it acts. */
      userId: string
      /** The one company in which it counts. */
      companyId: string
      /** The maker's membership from which it comes; it counts in no later one. */
      membershipId: string
      permissions: string[]
      /** Two-factor authentication is on for the maker. */
      twoFactor: boolean
    }
  | { kind: 'service'; name: string }

/** What travels with every call, signed. */
export interface Passport {
  principal: Principal
  requestId: string
  /** Where the person's request came from; kept in erasable context records only. */
  client?: { ip: string; userAgent: string }
  /** Set when the caller gave an Idempotency-Key: hashes of whose call it is, and of its body; base64url. */
  repeat?: { key: string; body: string }
  /** Milliseconds after which a change that is done and not yet in force everywhere is answered all the same. */
  patienceMs?: number
  /** Of the answer: such a change. Set on the side that answers, and by the client on the side that asked. */
  pending?: PendingChange
}

/** A change that is committed, and may not be in force everywhere yet. */
export interface PendingChange {
  /** Whose ledger: "identity", "company". */
  owner: string
  epoch: string
  shard: number
  seq: number
}

/** Signs passports in one process's name. */
export interface Signer {
  issuer: string
  key: KeyObject
}

/** Public keys by issuer: who may sign at all. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

// Longer than any deadline of ours.
const LIFETIME_SECONDS = 10
/** How far apart the wall clocks of two machines may be. */
const CLOCKS_APART_SECONDS = 30

/**
 * A passport that a trusted issuer signed at another time, by the clock here. Clocks that disagree are the likely cause:
 * `unavailable`, for nobody is to be told that they are not signed in.
 */
export class UntimelyPassport extends DomainError {
  readonly issuer: string | undefined
  /** By the clock here; negative: in the future. */
  readonly issuedSecondsAgo: number

  constructor(issuer: string | undefined, issuedSecondsAgo: number) {
    super('unavailable')
    this.issuer = issuer
    this.issuedSecondsAgo = issuedSecondsAgo
  }
}

/** @param pem an Ed25519 private key, PKCS #8 */
export function createSigner(issuer: string, pem: string): Signer {
  return { issuer, key: createPrivateKey(pem) }
}

/** @param json `{ "gateway": "-----BEGIN PUBLIC KEY-----…", "company": … }` */
export function readTrustedKeys(json: string): TrustedKeys {
  const keys = Object.entries(JSON.parse(json) as Record<string, string>)
  return new Map(keys.map(([issuer, pem]) => [issuer, createPublicKey(pem)]))
}

/** @param method full gRPC path, "/holdfast.company.v1.Members/ChangeMember": the passport is good for it alone */
export function sign(signer: Signer, { pending: _answer, ...passport }: Passport, method: string): Promise<string> {
  return new SignJWT({ passport })
    .setProtectedHeader({ alg: 'EdDSA', kid: signer.issuer })
    .setAudience(method)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(signer.key)
}

/** Throws `not-signed-in` unless a trusted issuer signed it for this method; {@link UntimelyPassport} unless lately. */
export async function verify(keys: TrustedKeys, token: string | undefined, method: string): Promise<Passport> {
  if (!token) throw new DomainError('not-signed-in')
  let issuer: string | undefined
  try {
    const { payload, protectedHeader } = await jwtVerify<{ passport: Passport }>(
      token,
      ({ kid }) => {
        const key = kid && keys.get(kid)
        if (!key) throw new Error('unknown issuer')
        issuer = kid
        return key
      },
      {
        algorithms: ['EdDSA'],
        audience: method,
        maxTokenAge: `${LIFETIME_SECONDS}s`,
        clockTolerance: CLOCKS_APART_SECONDS,
      },
    )
    const { principal } = payload.passport
    // The gateway alone speaks for people; every other process for itself only.
    const speaksForItself = principal.kind === 'service' && principal.name === protectedHeader.kid
    if (!speaksForItself && protectedHeader.kid !== 'gateway') throw new Error('speaks for somebody else')
    return payload.passport
  } catch (error) {
    if (isUntimely(error)) throw new UntimelyPassport(issuer, Math.round(Date.now() / 1000 - (error.payload.iat ?? 0)))
    throw new DomainError('not-signed-in')
  }
}

/** The times are looked at last: the signature was good, and the method right. */
function isUntimely(error: unknown): error is errors.JWTExpired | errors.JWTClaimValidationFailed {
  return (
    error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat')
  )
}
