export const wrongType: number = 'x';
