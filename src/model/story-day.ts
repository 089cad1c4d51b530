/** How the texts of the two weeks that end with a day were put together. */
export interface StoryDay {
  /** The same only for the same texts, put together in the same way. */
  readonly of: string;
  /** Ids of the texts of each group. */
  readonly groups: readonly (readonly string[])[];
}
