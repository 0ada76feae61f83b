import { Type } from 'typebox'

/** An amount of money in an answer. */
export const Money = Type.Object({
  amount: Type.String({ description: 'In minor units, such as cents', examples: ['1999'] }),
  currency: Type.String({ examples: ['EUR'] }),
})
