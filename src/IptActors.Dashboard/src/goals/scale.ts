/** The lowest and highest value of each way of measuring a goal: codes of the list `goal_measure`. */
export const GOAL_SCALES: Readonly<Record<string, readonly [number, number]>> = { gas: [-2, 2], numeric_0_10: [0, 10], yes_no: [0, 1] };
