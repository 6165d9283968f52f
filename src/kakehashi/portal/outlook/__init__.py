"""What the pool could become: whom one step frees, and whom a change of law touches."""
