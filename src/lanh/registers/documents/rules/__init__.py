"""The rules of this register. Pure: values and days are passed in."""
