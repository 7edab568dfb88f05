/** Codes that, together, only one list of the API holds: `risk` alone is a kind of team as well. */
export const amongSegments: readonly string[] = ['churning', 'stable', 'unclassified'];
export const amongLevels: readonly string[] = ['red', 'orange', 'yellow'];
