/** What the owner of an entry says about one letter, at the moment of sending. Never stored. */
export interface Letter {
  /** Tells the letters of one mail apart, whatever their order: the template, and the recipient's id if there is one. */
  key: string
  to: string
  /** Empty when it is not known, or not ours to use. */
  fullName: string
  /** BCP 47; letters are written in the nearest language there is. */
  locale: string
  template: string
  /** For the link's fragment; empty when there is none. */
  token: string
  values: Values
  /** Names of the people of whom it speaks, to be filled in as well; undefined for those who are gone. */
  people: Record<string, string | undefined>
}

/** What the template fills in. */
export type Values = Record<string, string | undefined>
