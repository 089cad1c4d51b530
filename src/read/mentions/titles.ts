/** A title or office that stands before a name. */
export const TITLE =
  /^(?:mr|mrs|ms|dr|prof|gen|general|maj|major|col|colonel|lt|lieutenant|capt|captain|brig|brigadier|adm|admiral|sgt|president|premier|secretary|senator|sen|rep|gov|governor|mayor|king|queen|prince|princess|sheikh|sayyid|ayatollah|imam|chancellor|sir|lord|emir|sultan|marshal|minister|spokesman|spokeswoman|spokesperson|commander|envoy|ambassador|sec|cmdr)\.?$/i;
