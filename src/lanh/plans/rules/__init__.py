"""The rules of plans. Pure: values and days are passed in."""
