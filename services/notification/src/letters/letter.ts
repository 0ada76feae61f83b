/** One letter as the owner of the entry describes it at the moment of sending. It is never stored. */
export interface Letter {
  /** Identifies the letter within its mail: the name of its template, and an id of the recipient if there is one. */
  key: string
  to: string
  /** Empty if it is not known, or if the recipient has not confirmed the address. */
  fullName: string
  /** A BCP 47 tag. The letter is written in that language if it is supported, otherwise in English. */
  locale: string
  template: string
  /** Goes into the fragment of the link; empty if the letter has no link with a token. */
  token: string
  values: Values
  /** Names of the people whom the letter mentions, for its placeholders; undefined for an erased user. */
  people: Record<string, string | undefined>
  /** What was done with the account, where the letter lists it. */
  acts?: ListedAct[]
  hasMoreActs?: boolean
  attachments?: Attachment[]
}

export interface Attachment {
  fileName: string
  mediaType: string
  content: Uint8Array
}

export interface ListedAct extends Pick<Letter, 'values' | 'people'> {
  act: string
  /** Milliseconds since 1970. */
  at: number
}

/** The values for the placeholders of a template, by name. */
export type Values = Record<string, string | undefined>
